import { parsePort } from './port';
import { exitWithMessage } from './run-command';
import { serveSite } from './serve-site';

// Serves the site of the last build. The environment has PORT, OUT_DIR and BASE_PATH.
try {
  await serveSite({
    port: parsePort(process.env.PORT, 3000),
    basePath: process.env.BASE_PATH ?? '',
  });
} catch (error) {
  exitWithMessage(error);
}
