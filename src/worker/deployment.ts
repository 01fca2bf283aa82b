/** What the deployment says about servers. Read at the start of the page, so it stands apart from the code that asks them. */
import { NO_DEPLOYMENT, parseDeployment, type Deployment } from '../core/deployment.ts';

/** A file that is missing or no JSON names no server. @param base URL of the page's folder */
export async function readDeployment(base: string): Promise<Deployment> {
  const response = await fetch(new URL('deployment.json', base), { cache: 'no-store' }).catch(() => null);
  if (!response?.ok) return NO_DEPLOYMENT;
  return parseDeployment(await response.json().catch(() => null));
}
