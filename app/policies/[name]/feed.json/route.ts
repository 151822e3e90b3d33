import { answerPolicyFeed } from '@/app/answer-feed';
import { listPolicyParams } from '@/app/params';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = listPolicyParams;
export const GET = answerPolicyFeed('json');
