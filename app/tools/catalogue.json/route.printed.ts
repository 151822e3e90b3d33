import { catalog } from '@/app/record';
import { packCatalog } from '@/lib/iam/catalog/catalog';

export const dynamic = 'force-static';

export function GET() {
  return Response.json(packCatalog(catalog));
}
