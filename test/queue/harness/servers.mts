/** Where the database and the queue lie that n8n's queue mode needs. */

/** What `npm run test:queue` has found on this machine. */
export function servers(): { redisServer: string; postgresBin: string } {
	const { FINTECH_REDIS_SERVER: redisServer, FINTECH_POSTGRES_BIN: postgresBin } = process.env;
	if (!redisServer || !postgresBin) {
		throw new Error('Run these tests by npm run test:queue: it looks for redis-server and PostgreSQL.');
	}
	return { redisServer, postgresBin };
}
