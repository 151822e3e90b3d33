import { exitWithMessage } from './exit';
import { parsePort } from './port';
import { serveSite } from './serve-site';

// Serves the site as it was built last. PORT, OUT_DIR and BASE_PATH come from the environment.
try {
  await serveSite({
    port: parsePort(process.env.PORT, 3000),
    basePath: process.env.BASE_PATH ?? '',
  });
} catch (error) {
  exitWithMessage(error);
}
