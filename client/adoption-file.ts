import { adoptionFileSchema, type AdoptionFile } from '../domain/adoption/file.ts';
import { loadYaml, type Problems } from './definition-file.ts';

/** Reads an adoption from YAML; every problem has its line and column. Never throws on bad input. */
export function loadAdoption(input: string | Uint8Array): { adoption: AdoptionFile } | Problems {
  const read = loadYaml<AdoptionFile>(input, adoptionFileSchema);
  return 'problems' in read ? read : { adoption: read.value };
}
