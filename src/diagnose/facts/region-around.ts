/** Regions that the lines around an error name: by their id, by the name of the console, or in a host. */

import { knownRegions } from '../../hosts.ts'
import type { ErrorResponse } from '../../types.ts'
import { endpointOf } from './request.ts'

/**
 * Names of regions as the console shows them, in Chinese and in English. Each has the part of the world in front or a
 * number behind, since a city alone can be where somebody lives. Source: the page of regions and endpoints
 * (https://developer.huaweicloud.com/endpoint?OBS).
 */
const names: [RegExp, string][] = [
  [/北京一|Beijing ?1/i, 'cn-north-1'],
  [/北京四|Beijing ?4/i, 'cn-north-4'],
  [/乌兰察布|Ulanqab/i, 'cn-north-9'],
  [/上海一|Shanghai ?1/i, 'cn-east-3'],
  [/上海二|Shanghai ?2/i, 'cn-east-2'],
  [/华东二|East ?2/i, 'cn-east-4'],
  [/华东-?青岛|East-?Qingdao/i, 'cn-east-5'],
  [/华南-?广州(?!-)|South-?Guangzhou(?!-)/i, 'cn-south-1'],
  [/华南-?深圳|South-?Shenzhen/i, 'cn-south-2'],
  [/贵阳一|Guiyang ?1/i, 'cn-southwest-2'],
  [/中国-?香港|CN-Hong ?Kong/i, 'ap-southeast-1'],
  [/亚太-?曼谷|AP-Bangkok/i, 'ap-southeast-2'],
  [/亚太-?新加坡|AP-Singapore/i, 'ap-southeast-3'],
  [/亚太-?雅加达|AP-Jakarta/i, 'ap-southeast-4'],
  [/亚太-?马尼拉|AP-Manila/i, 'ap-southeast-5'],
  [/非洲-?约翰内斯堡|AF-Johannesburg/i, 'af-south-1'],
  [/非洲-?开罗|AF-Cairo/i, 'af-north-1'],
  [/土耳其-?伊斯坦布尔|TR-Istanbul/i, 'tr-west-1'],
  [/中东-?利雅得|ME-Riyadh/i, 'me-east-1'],
  [/拉美-?圣地亚哥|LA-Santiago/i, 'la-south-2'],
  [/墨西哥城一|Mexico City ?1/i, 'na-mexico-1'],
  [/墨西哥城二|Mexico City ?2/i, 'la-north-2'],
  [/圣保罗一|Sao Paulo ?1/i, 'sa-brazil-1'],
]

/** A region as a word of its own; `cn-north-4a` is a zone of it, `node-cn-north-4` a machine. */
const regionWord = /(?<![\w-])[a-z]{2}-[a-z]{2,12}(?:-\d{1,3})?[a-g]?(?![\w-])/g

const known = new Set(knownRegions)

/** The regions that a text names. */
function regionsIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const [word] of text.matchAll(regionWord)) {
    const region = known.has(word) ? word : word.slice(0, -1)
    if (known.has(region)) found.add(region)
  }
  for (const [name, region] of names) if (name.test(text)) found.add(region)
  return found
}

/** A setting that names the endpoint: `endpoint=obs.cn-north-4.myhuaweicloud.com`. */
const endpointSetting =
  /end[_-]?point[\w-]*["']?\s?[=:,]?\s?["']?(?:https?:\/\/)?(?:[\w.-]{1,64}\.)?obs\.([a-z0-9-]{2,30})\.myhuaweicloud/i

/**
 * The one region that the lines around name beside the one of the endpoint, and that of the endpoint; null where they
 * name none or several.
 */
export function otherRegionAround(response: ErrorResponse): { region: string; endpoint: string } | null {
  const text = `${response.around.before}\n${response.around.behind}`
  const endpoint = endpointOf(response).region ?? endpointSetting.exec(text)?.[1]?.toLowerCase()
  if (endpoint == null) return null
  const others = [...regionsIn(text)].filter(region => region !== endpoint)
  const [region] = others
  return others.length === 1 && region !== undefined ? { region, endpoint } : null
}
