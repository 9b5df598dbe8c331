export { covenant } from './covenant.ts';
export { programme } from './programme.ts';
