import { answerPolicyFeed } from '@/app/answer-feed';
import { listPolicyParams, offer } from '@/app/params';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(listPolicyParams);
export const GET = answerPolicyFeed('atom');
