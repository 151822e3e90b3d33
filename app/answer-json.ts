/** JSON as the site writes every file of it: two spaces, a newline at the end. */
export function answerJson(body: unknown): Response {
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
