import { catalogue } from '@/app/record';
import { packCatalogue } from '@/lib/iam/catalog/catalog';

export const dynamic = 'force-static';

export function GET() {
  return Response.json(packCatalogue(catalogue));
}
