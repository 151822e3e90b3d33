import { tellOverview } from '@/app/tools';

export const dynamic = 'force-static';

export function GET() {
  return Response.json(tellOverview());
}
