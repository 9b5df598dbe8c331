/** The part of a zod schema that tells its shape. */
export interface Shaped {
  _zod: {
    def: {
      type: string;
      shape?: Record<string, Shaped>;
      innerType?: Shaped;
      element?: Shaped;
      options?: Shaped[];
    };
  };
}

/** What to do with the values of one schema; `place` is the path of the value, `.conditions[0].text`. */
export type Visitors = ReadonlyMap<Shaped, (value: unknown, place: string) => unknown>;

/**
 * Walks a value along its schema and replaces every part whose schema has a visitor. What does not fit the schema is
 * left as it is: parsing says so later, with the field's name.
 */
export async function mapFields(
  schema: Shaped,
  value: unknown,
  visitors: Visitors,
  place = '',
): Promise<unknown> {
  if (value === undefined || value === null) return value;
  const visit = visitors.get(schema);
  if (visit) return visit(value, place);
  const { shape, innerType, element, options } = schema._zod.def;
  if (innerType) return mapFields(innerType, value, visitors, place);
  if (options) return mapUnion(options, value, visitors, place);
  if (element && Array.isArray(value)) {
    return Promise.all(value.map((item, index) => mapFields(element, item, visitors, `${place}[${index}]`)));
  }
  return shape && isRecord(value) ? mapMembers(shape, value, visitors, place) : value;
}

async function mapMembers(
  shape: Record<string, Shaped>,
  value: Record<string, unknown>,
  visitors: Visitors,
  place: string,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(value).map(async ([key, member]) => {
    const schema = shape[key];
    return [key, schema ? await mapFields(schema, member, visitors, `${place}.${key}`) : member] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** An object goes to the first option that is an object or has a visitor; anything else stays. */
function mapUnion(options: Shaped[], value: unknown, visitors: Visitors, place: string): Promise<unknown> {
  const option = isRecord(value)
    ? options.find((each) => visitors.has(each) || each._zod.def.shape)
    : undefined;
  return option ? mapFields(option, value, visitors, place) : Promise.resolve(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
