import { packCatalog } from '@/lib/iam/catalog/catalog';
import { loadCatalog } from '@/lib/iam/catalog/load';

export const dynamic = 'force-static';

/** What IAM has beyond the services of the record: for documents and names that readers bring. */
export async function GET() {
  return Response.json(packCatalog(await loadCatalog()));
}
