/** What browser code and `proxy.ts` may import of the captcha. */
export { WORK_TRIES } from "#lib/captcha/domain/proof.ts";
export {
  needsVisitor,
  parseVisitor,
  VISITOR_COOKIE,
  VISITOR_HEADER,
  VISITOR_SECONDS,
} from "#lib/captcha/domain/visitor.ts";
