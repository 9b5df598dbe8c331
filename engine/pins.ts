/** Server that is built from source where nothing else is reachable. */
export const SERVER_VERSION = '1.32.1';
/** Go package of that server's program. */
export const SERVER_PACKAGE = 'go.temporal.io/server/cmd/server';
/** First server with a virtual clock for workflows. */
export const LOWEST_SERVER = '1.32.0';
/** Temporal CLI that carries server 1.32.0; downloaded where its publisher can be reached. */
export const CLI_VERSION = '1.9.1';

/** The only namespaces whose clock may be moved. */
export const REHEARSAL_NAMESPACE = 'rehearsal';
/** Namespace of the covenants that are really run. */
export const MAIN_NAMESPACE = 'covenants';
/** Database of the covenants that are really run. */
export const MAIN_DATABASE = 'covenants';

/** Everything of ours listens here and nowhere else. */
export const LOOPBACK = '127.0.0.1';
/** Temporal's usual port, so that its own tools find the server without an option. */
export const USUAL_TEMPORAL_PORT = 7233;
/** One above PostgreSQL's own, which is left to a database of the host. */
export const USUAL_DATABASE_PORT = 5433;
