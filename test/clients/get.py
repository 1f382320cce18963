import sys, boto3
from botocore.config import Config
port, key = sys.argv[1:3]
client = boto3.client('s3', endpoint_url='http://127.0.0.1:' + port, aws_access_key_id='AK', aws_secret_access_key='SK', region_name='cn-north-4', config=Config(s3={'addressing_style': 'path'}, retries={'max_attempts': 0}))
for chunk in client.get_object(Bucket='bucket', Key=key)['Body'].iter_chunks():
    sys.stdout.buffer.write(chunk)
