/** Operations, under the names that SDKs, tools and the access log give them. */

/** Methods by the first words of an operation's name, the longest first. */
const methods: [operation: RegExp, method: string][] = [
  [
    /^(?:head|stat|does(?:object|bucket)exist|get(?:object|bucket)metadata|getfilestatus|rest\.head)/i,
    'HEAD',
  ],
  [/^(?:get|list|download|select|rest\.get)/i, 'GET'],
  [
    /^(?:createmultipartupload|initiatemultipartupload|completemultipartupload|appendobject|restore|rename|deleteobjects|deletemultipleobjects|postobject|rest\.post)/i,
    'POST',
  ],
  [/^(?:delete|remove|abort|rest\.delete)/i, 'DELETE'],
  [/^(?:put|upload|copy|create|set|rest\.put|rest\.copy)/i, 'PUT'],
]

/** The method of an operation: `HeadObject`, `doesObjectExist` and `REST.HEAD.OBJECT` send a HEAD. Null where it is unknown. */
export function methodOfOperation(operation: string): string | null {
  return methods.find(([name]) => name.test(operation))?.[1] ?? null
}
