/**
 * Import names and distributions, chosen by hand: what notebooks use most, and what `pyodide.ts` lacks or gives for Pyodide
 * alone. `name` where the distribution is called like the import but for case and `_`; else `import=distribution`,
 * more of them after `|` where several hold the same modules and the first is the usual one. A dotted import stands for itself
 * and for all below it. An entry here goes before one in `pyodide.ts`. To add one, look at the project's own
 * install instructions: many a package index holds another project under the import's name.
 */
/** Arrays, tables, statistics. */
const ARRAYS = `
numpy pandas scipy statsmodels sympy numba numexpr bottleneck polars pyarrow dask distributed xarray
dask_ml modin vaex cudf=cudf-cu12 cupy=cupy-cuda12x|cupy-cuda11x|cupy jax jaxlib sparse
pandas_datareader fastparquet tables h5py zarr netCDF4 joblib cloudpickle toolz more_itertools patsy
pingouin linearmodels arch pymc pymc3 arviz lifelines sksurv=scikit-survival pmdarima prophet sktime
tslearn tsfresh statsforecast neuralforecast darts pyreadstat pyxlsb janitor=pyjanitor pandera
great_expectations missingno ydata_profiling pandas_profiling sweetviz autoviz dtale skimpy tabulate
pandasql duckdb ibis=ibis-framework siuba plydata dfply swifter pandarallel openpyxl xlsxwriter xlrd
xlwt odf=odfpy lxml html5lib feather=feather-format einops opt_einsum emcee corner pystan cmdstanpy
numpyro pyro=pyro-ppl edward2 tensorly ruptures stumpy scikit_posthocs factor_analyzer kmodes prince
hmmlearn filterpy pykalman uncertainties pint empyrical pyfolio zipline=zipline-reloaded backtrader
yfinance alpha_vantage quandl fredapi ta mplfinance ffn QuantLib pyswarms deap cvxopt cvxpy pulp
pyomo ortools gurobipy mip docplex
`;

/** Classical machine learning and deep learning. */
const MACHINE_LEARNING = `
sklearn=scikit-learn xgboost lightgbm catboost torch torchvision torchaudio torchtext torchmetrics
tensorflow=tensorflow|tensorflow-cpu|tensorflow-macos|tensorflow-intel keras tensorflow_probability
tensorflow_hub tensorflow_datasets tensorflow_addons tensorflow_text tensorboard tensorboardX
keras_tuner tf_keras tflite_runtime fastai fastcore fastbook timm pytorch_lightning lightning
ignite=pytorch-ignite catalyst skorch accelerate torch_geometric torch_scatter torch_sparse dgl
kornia albumentations imgaug monai segmentation_models_pytorch efficientnet_pytorch ultralytics flax
optax haiku=dm-haiku chex orbax=orbax-checkpoint equinox imblearn=imbalanced-learn category_encoders
feature_engine mlxtend yellowbrick scikitplot=scikit-plot eli5 shap lime interpret alibi captum
dice_ml boruta umap=umap-learn hdbscan pyclustering optuna hyperopt skopt=scikit-optimize nevergrad
bayes_opt=bayesian-optimization ray mlflow wandb comet_ml neptune tpot autosklearn=auto-sklearn
pycaret flaml h2o autogluon onnx onnxruntime=onnxruntime|onnxruntime-gpu skl2onnx openvino
coremltools sklearn_pandas lightfm surprise=scikit-surprise implicit gym gymnasium stable_baselines3
pettingzoo econml dowhy causalml causalnex pgmpy pomegranate networkx node2vec stellargraph
community=python-louvain igraph faiss=faiss-cpu|faiss-gpu annoy hnswlib nmslib evidently deepchecks
whylogs dvc dvclive hydra=hydra-core omegaconf clearml aim sacred livelossplot torchsummary
torchinfo thinc skimage=scikit-image
cv2=opencv-python|opencv-python-headless|opencv-contrib-python|opencv-contrib-python-headless
PIL=pillow imageio mahotas SimpleITK pydicom nibabel face_recognition mediapipe pytesseract easyocr
dlib imutils tifffile openslide=openslide-python pyod skmultiflow=scikit-multiflow river pyts
sklego=scikit-lego skbio=scikit-bio skfuzzy=scikit-fuzzy skrub dirty_cat hulearn=human-learn skops
sdv pykeen bitsandbytes peft trl
`;

/** Text, speech and language models. */
const LANGUAGE_MODELS = `
transformers datasets tokenizers huggingface_hub sentence_transformers evaluate diffusers
safetensors spacy nltk gensim textblob flair stanza allennlp fasttext sentencepiece sacremoses
sacrebleu rouge_score langdetect langid pyLDAvis wordcloud emoji contractions unidecode textstat
symspellpy jieba vaderSentiment rapidfuzz fuzzywuzzy thefuzz Levenshtein jellyfish bertopic keybert
openai anthropic tiktoken langchain langchain_core langchain_community langchain_openai
langchain_text_splitters langgraph llama_index llama_cpp=llama-cpp-python chromadb
pinecone=pinecone|pinecone-client qdrant_client weaviate=weaviate-client pymilvus cohere replicate
groq mistralai ollama litellm dspy instructor guidance gradio streamlit whisper=openai-whisper
librosa soundfile sounddevice pydub pyaudio speech_recognition=speechrecognition gtts pretty_midi
mido music21 madmom google.generativeai google.genai vertexai=google-cloud-aiplatform
docx=python-docx pptx=python-pptx PyPDF2 pypdf pdfplumber pdfminer=pdfminer-six fitz=pymupdf pymupdf
tabula=tabula-py camelot=camelot-py reportlab fpdf=fpdf2|fpdf docx2txt textract ftfy regex
editdistance pycld2 konlpy MeCab=mecab-python3 sudachipy
`;

/** Plots, maps, widgets, the notebook itself. */
const PLOTTING = `
matplotlib mpl_toolkits=matplotlib mpl_toolkits.basemap=basemap pylab=matplotlib seaborn plotly
bokeh altair holoviews hvplot panel datashader plotnine pygal ggplot chart_studio cufflinks dash
dash_bootstrap_components folium geopandas shapely fiona rasterio pyproj cartopy contextily geoplot
osmnx geopy keplergl pydeck leafmap ipyleaflet mapclassify rtree pysal libpysal esda geoviews
xyzservices mpld3 squarify matplotlib_venn joypy ptitprince upsetplot adjustText cmocean colorcet
palettable cycler graphviz pydot pydotplus pygraphviz pyvis pyvista vtk mayavi itkwidgets trimesh
open3d pythreejs ipyvolume bqplot vega vega_datasets IPython ipywidgets ipykernel jupyter_client
jupyter_core nbformat nbconvert nbclient papermill jupytext qgrid itables ipympl ipytree voila
traitlets tqdm rich colorama termcolor pyecharts dtreeviz nbdev scienceplots PyQt5 PyQt6 PySide6
PySide2 gmaps branca statannotations statannot animatplot celluloid open3d
`;

/** Databases, file formats, messages. */
const DATA = `
sqlalchemy psycopg2=psycopg2-binary|psycopg2 psycopg pymysql MySQLdb=mysqlclient
mysql.connector=mysql-connector-python pyodbc cx_Oracle oracledb pymssql pymongo bson=pymongo
gridfs=pymongo motor redis elasticsearch opensearchpy=opensearch-py cassandra=cassandra-driver neo4j
py2neo influxdb influxdb_client clickhouse_driver clickhouse_connect trino pyhive
snowflake.connector=snowflake-connector-python snowflake.snowpark=snowflake-snowpark-python
databricks.sql=databricks-sql-connector databricks.sdk delta=delta-spark deltalake pyspark findspark
sparknlp=spark-nlp kafka=kafka-python|kafka-python-ng confluent_kafka pika celery
airflow=apache-airflow prefect dagster luigi kedro ploomber dbt=dbt-core feast sqlite_utils dataset
peewee tinydb alembic teradatasql vertica_python pandas_gbq pydrive2 pydrive gspread
gspread_dataframe df2gspread yaml=pyyaml ruamel.yaml toml tomli tomlkit simplejson ujson orjson
msgpack avro fastavro thrift google.protobuf=protobuf xmltodict defusedxml dicttoxml jsonschema
pydantic pydantic_settings marshmallow attr=attrs attrs cattrs dateutil=python-dateutil pytz tzlocal
arrow pendulum dateparser holidays humanize parsedatetime workalendar ephem astral suntime
timezonefinder zstandard lz4 snappy=python-snappy brotli py7zr rarfile patoolib=patool nptdms
asammdf pymodbus opcua asyncua paho=paho-mqtt serial=pyserial usb=pyusb can=python-can cantools
obspy segyio lasio barcode=python-barcode qrcode faker mimesis usaddress phonenumbers pycountry
zipcodes uszipcode
`;

/** Natural sciences and engineering. */
const SCIENCE = `
astropy astroquery photutils sunpy yt healpy lightkurve skyfield Bio=biopython scanpy anndata
scvi=scvi-tools squidpy leidenalg louvain rdkit deepchem openbabel=openbabel|openbabel-wheel pysam
pybedtools pyvcf vcf=pyvcf3 HTSeq gseapy mygene biotite ase pymatgen matminer MDAnalysis mdtraj
openmm prody nglview py3Dmol mne nilearn neurokit2 heartpy wfdb biosppy antropy pywt=pywavelets
spectrum control slycot simpy fipy meshio gmsh pygmsh sfepy ezdxf cadquery CoolProp cantera iapws
pvlib windpowerlib wntr pandapower metpy siphon cfgrib eccodes xesmf iris=scitools-iris pygrib
regionmask climlab pymannkendall hydrostats sklearn_extra=scikit-learn-extra qiskit cirq pennylane
qutip strawberryfields braket=amazon-braket-sdk galois gmpy2 mpmath primesieve numdifftools autograd
theano aesara pytensor nolds fbm PyEMD=emd-signal hampel peakutils lmfit iminuit uproot awkward hist
boost_histogram mplhep zfit kneed fitter distfit pyDOE pyDOE2 SALib chaospy bumps symfit gplearn
pysr pysindy reliability dwave=dwave-ocean-sdk nengo brian2 neuron elephant neo quantities
`;

/** Web requests, scraping and servers. */
const WEB = `
requests requests_html requests_cache requests_oauthlib httpx aiohttp urllib3 bs4=beautifulsoup4
scrapy selenium playwright webdriver_manager mechanize pyppeteer parsel newspaper=newspaper3k
trafilatura readability=readability-lxml feedparser wikipedia wikipediaapi=wikipedia-api tweepy
twython praw psaw discord=discord-py telegram=python-telegram-bot slack_sdk slack=slackclient flask
flask_cors flask_sqlalchemy flask_login fastapi starlette uvicorn django
rest_framework=djangorestframework tornado sanic bottle cherrypy websocket=websocket-client
websockets socketio=python-socketio jinja2 markupsafe markdown markdown2 mistune werkzeug
itsdangerous jwt=pyjwt jose=python-jose oauthlib authlib passlib bcrypt cryptography
Crypto=pycryptodome Cryptodome=pycryptodomex OpenSSL=pyopenssl nacl=pynacl paramiko twilio sendgrid
mailchimp3 stripe googlemaps pytrends youtube_dl yt_dlp pytube ccxt web3 kaggle opendatasets wget
gdown pysftp grpc=grpcio grpc_status=grpcio-status graphene gql zeep suds=suds-community
dns=dnspython whois=python-whois fake_useragent ipinfo geoip2 user_agents certifi chardet
charset_normalizer idna instaloader atlassian=atlassian-python-api jira github=pygithub
github3=github3-py gitlab=python-gitlab git=gitpython notion_client simple_salesforce
hubspot=hubspot-api-client facebook_business tableauserverclient lxml_html_clean
`;

/** Development tools and small helpers. */
const TOOLS = `
pytest hypothesis mock nose parameterized freezegun responses moto tox nox black ruff isort flake8
pylint mypy testbook nbval coverage line_profiler memory_profiler pyinstrument snakeviz pympler
objgraph psutil GPUtil pynvml=nvidia-ml-py click typer fire docopt docopt_ng configargparse
dotenv=python-dotenv decouple=python-decouple environs dynaconf loguru structlog logbook coloredlogs
verboselogs pythonjsonlogger=python-json-logger sentry_sdk icecream prettytable texttable pyfiglet
halo alive_progress progressbar=progressbar2 enlighten tenacity retry backoff cachetools diskcache
dill multiprocess pathos billiard gevent greenlet trio anyio nest_asyncio aiofiles schedule
apscheduler watchdog fsspec s3fs gcsfs adlfs pyfakefs path slugify=python-slugify inflect inflection
pyperclip pyautogui keyboard pynput magic=python-magic sh plumbum pexpect fabric invoke cython
pyximport=cython Cython pybind11 cffi llvmlite pythran sortedcontainers bidict frozendict addict
box=python-box munch dacite wrapt decorator boltons funcy cytoolz multipledispatch typing_extensions
six future past=future setuptools pkg_resources=setuptools wheel packaging importlib_metadata
importlib_resources xdg=pyxdg platformdirs appdirs filelock portalocker zmq=pyzmq attrdict yapf
autopep8 rpy2 oct2py jnius=pyjnius jpype=jpype1 py4j pythoncom=pywin32 win32com=pywin32
win32api=pywin32 xlwings watermark pygame=pygame|pygame-ce pyglet arcade kivy OpenGL=pyopengl glfw
simpleeval asteval parse lark pyparsing ply antlr4=antlr4-python3-runtime bitstring construct crcmod
intervaltree pygtrie marisa_trie datasketch mmh3 xxhash bloom_filter textdistance blinker
pubsub=pypubsub pyee injector kink stonesoup ipdb pudb beartype typeguard jaxtyping nptyping returns
tinycss2
`;

/** Cloud providers, whose packages are namespaces: known parts only. */
const CLOUDS = `
boto3 botocore awswrangler sagemaker s3transfer aiobotocore smart_open cloudpathlib minio
google.cloud.storage google.cloud.bigquery google.cloud.pubsub
google.cloud.pubsub_v1=google-cloud-pubsub google.cloud.firestore google.cloud.datastore
google.cloud.vision google.cloud.speech google.cloud.translate
google.cloud.translate_v2=google-cloud-translate google.cloud.language
google.cloud.language_v1=google-cloud-language google.cloud.aiplatform
google.cloud.secretmanager=google-cloud-secret-manager google.cloud.logging google.cloud.spanner
google.cloud.documentai google.cloud.bigquery_storage google.cloud.texttospeech google.cloud.dlp
google.cloud.tasks_v2=google-cloud-tasks google.cloud.monitoring_v3=google-cloud-monitoring
google.auth google.oauth2=google-auth google.api_core google_auth_oauthlib
googleapiclient=google-api-python-client oauth2client ee=earthengine-api geemap firebase_admin
pyasn1 azure.storage.blob azure.storage.queue azure.storage.fileshare=azure-storage-file-share
azure.storage.filedatalake=azure-storage-file-datalake azure.identity azure.core
azure.keyvault.secrets azure.keyvault.keys azure.cosmos azure.eventhub azure.servicebus
azure.data.tables azure.functions azure.kusto.data azure.kusto.ingest azure.ai.ml
azure.ai.formrecognizer azure.ai.textanalytics azure.ai.documentintelligence azure.ai.inference
azure.search.documents azure.monitor.query azure.mgmt.resource azure.mgmt.compute azure.mgmt.storage
azure.cognitiveservices.speech azureml.core adal msal msrest ibm_watson ibm_boto3=ibm-cos-sdk oci
dropbox box_sdk_gen boxsdk office365=office365-rest-python-client kubernetes docker
digitalocean=python-digitalocean openstack=openstacksdk libcloud=apache-libcloud zope.interface
zope.component jaraco.functools jaraco.text backports.zoneinfo sphinxcontrib.bibtex
`;

/** All of them. */
export const CURATED_TABLE = [
  ARRAYS,
  MACHINE_LEARNING,
  LANGUAGE_MODELS,
  PLOTTING,
  DATA,
  SCIENCE,
  WEB,
  TOOLS,
  CLOUDS,
].join(' ');
