import type { Page } from '@playwright/test';

/** A list that grows with each violation of a Content-Security-Policy. Call it before `goto`. */
export async function watchViolations(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as {
        reportViolation: (text: string) => void;
      };
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      reportViolation(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  // A blocked frame or worker is only reported on the console.
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  return violations;
}
