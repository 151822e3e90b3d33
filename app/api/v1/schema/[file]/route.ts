import { answerJson } from '@/app/answer-json';
import { readFileName } from '@/app/file-name';
import { offer } from '@/app/params';
import { address } from '@/components/ui/link';
import { describeSchema, type KindName, kindNames } from '@/lib/site/api/kinds';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(() =>
  kindNames.map((kind) => ({ file: `${kind}.json` })),
);

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  return answerJson(describeSchema(readFileName((await params).file) as KindName, address));
}
