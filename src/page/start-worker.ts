/** Starts the worker from the text of its program, so that the page stays one file. */
import program from 'virtual:worker'
import type { Question, Reply } from './messages.ts'

/** The part of Trusted Types that is used here: the page lets no text become code or markup, but for this address. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes
  }
}

export function startWorker(hear: (reply: Reply) => void): (question: Question) => void {
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }))
  const policy = window.trustedTypes?.createPolicy('worker', { createScriptURL: address => address })
  const worker = new Worker(policy?.createScriptURL(url) ?? url)
  worker.onmessage = ({ data }: MessageEvent<Reply>) => hear(data)
  return question => worker.postMessage(question)
}
