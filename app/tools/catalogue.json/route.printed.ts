import { catalogue } from '@/app/record';
import { packCatalogue } from '@/lib/catalogue/catalogue';

export const dynamic = 'force-static';

export function GET() {
  return Response.json(packCatalogue(catalogue));
}
