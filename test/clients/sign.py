# One call of boto3, as a JSON argument tells it: through the proxy, or a link that is printed.
import json, sys, boto3
from botocore.config import Config
from botocore.exceptions import ClientError
call, params, version, style, link, port = (json.loads(sys.argv[1]).get(name) for name in ('call', 'params', 'signature', 'style', 'link', 'proxyPort'))
config = Config(signature_version=version, s3={'addressing_style': style or 'virtual'}, retries={'max_attempts': 0}, proxies={'http': 'http://127.0.0.1:%d' % port})
client = boto3.client('s3', endpoint_url='http://obs.cn-north-4.myhuaweicloud.com', region_name='cn-north-4', config=config)
if link:
    sys.stdout.write(client.generate_presigned_url(call, Params=params, ExpiresIn=3600))
else:
    try:
        getattr(client, call)(**params)
    except ClientError as error:
        print(error)
