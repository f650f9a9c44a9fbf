import type { Origin } from './origin.ts';
import type { Pattern } from './pattern.ts';
import type { Setting } from './setting.ts';

/** All ways from outside to the functions that a project declares. */
export interface Exposure {
  readonly urls: readonly FunctionUrl[];
  readonly routes: readonly ApiRoute[];
  readonly apis: readonly DeclaredApi[];
  readonly permissions: readonly InvokePermission[];
}

/** A URL of a function. */
export interface FunctionUrl {
  readonly function?: string;
  /** `NONE` or `AWS_IAM`. */
  readonly authentication: Setting<string>;
  /** The origins that browsers may call it from. */
  readonly corsOrigins: Setting<string>;
  readonly origin: Origin;
}

/** One method and path of an API that leads to a function. */
export interface ApiRoute {
  readonly function?: string;
  readonly kind: ApiKind;
  /** `GET`, `ANY`; of a WebSocket API its route key. */
  readonly method: string;
  readonly path: string;
  /** Who may call it; unknown where the description does not tell. */
  readonly authorization: Setting<RouteAuthorization>;
  /** The function that authorises calls, where it is one of the project's. */
  readonly authorizer?: string;
  readonly origin: Origin;
}

export type ApiKind = 'rest' | 'http' | 'websocket' | 'load-balancer';

/** `api-key` identifies a caller for quotas and authenticates nobody. */
export type RouteAuthorization = 'none' | 'iam' | 'authorizer' | 'api-key' | 'resource-policy';

/** An API as a whole. */
export interface DeclaredApi {
  readonly id: string;
  readonly kind: ApiKind;
  readonly isPrivate: boolean;
  readonly hasResourcePolicy: boolean;
  readonly corsOrigins: Setting<string>;
  readonly origin: Origin;
}

/** A statement of a function's resource policy. */
export interface InvokePermission {
  readonly function?: string;
  /** A service (`s3.amazonaws.com`), an account, an ARN or `*`. */
  readonly principal: Setting<Pattern>;
  /** True where the statement limits the caller by source ARN, source account or organisation, or asks for IAM-signed function URL calls. */
  readonly isLimited: Setting<true>;
  readonly origin: Origin;
}
