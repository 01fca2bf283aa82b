/** What `yinji --help` prints. */
import type { Bilingual, UiLanguage } from '../core/language.ts';
import type { CommandName } from './arguments.ts';

const READING: Bilingual = {
  en: `  FILE                     .txt, .docx, .csv, .jsonl; without a name that tells, the first line does
                           - or nothing: standard input
  --engine NAME            builtin (rules and tagger; default), rules, tagger or server
  --profile core|strict    strict adds DATE, AGE and ORGANIZATION
  --encoding LABEL         character encoding (utf-8, gb18030, big5 …); detected when missing
  --column NAME            column or key of the text; guessed when missing
  --dictionary [TYPE=]FILE terms of the hospital (.txt, .csv, .xlsx, .json), marked as that type;
                           NEVER=FILE: never marked. May be repeated`,
  zh: `  FILE                     .txt、.docx、.csv、.jsonl；无扩展名时看首行
                           - 或不写：标准输入
  --engine NAME            builtin（规则与学习模型，默认）、rules、tagger 或 server
  --profile core|strict    strict 增加 DATE、AGE、ORGANIZATION
  --encoding LABEL         字符编码（utf-8、gb18030、big5…），缺省时自动识别
  --column NAME            文本所在的列或键，缺省时自动判断
  --dictionary [TYPE=]FILE 本院词典（.txt、.csv、.xlsx、.json），词条按该类型标出；
                           NEVER=FILE 为不标词表。可重复`,
};

const SERVER: Bilingual = {
  en: `
Options of --engine server, a model on an OpenAI-compatible server (vLLM, SGLang, llama.cpp, Ollama …);
the built-in engine runs beside it. Its key is read from YINJI_SERVER_KEY.
  --base URL               http://10.0.0.5:8000; private addresses only
  --allow-host HOST        a server elsewhere that is meant. May be repeated
  --model NAME             when missing, the models of the server are named
  --form spans|tagged      a list of spans (default), or the tagged text with a second question for levels
  --alone                  without the built-in engine
  --concurrency N          notes and requests in flight (default 4)
  --context N              tokens of the server's context, where its list does not say (Ollama: num_ctx)
  --key-file FILE          the key, instead of YINJI_SERVER_KEY`,
  zh: `
--engine server 的选项。使用 OpenAI 兼容服务器（vLLM、SGLang、llama.cpp、Ollama…）上的模型，
与内置引擎并用。密钥取自环境变量 YINJI_SERVER_KEY。
  --base URL               http://10.0.0.5:8000；只允许内网地址
  --allow-host HOST        确需使用的外部服务器。可重复
  --model NAME             缺省时列出服务器上的模型
  --form spans|tagged      输出位置列表（默认），或输出标注全文并再问一次级别
  --alone                  不与内置引擎并用
  --concurrency N          同时处理的病历数和请求数（默认 4）
  --context N              服务器的上下文词元数，服务器未说明时填写（Ollama：num_ctx）
  --key-file FILE          密钥文件，代替 YINJI_SERVER_KEY`,
};

const COMMANDS: Readonly<Record<CommandName, Bilingual>> = {
  detect: {
    en: `yinji detect [FILE|-]
  Finds what is sensitive. One JSON line a note:
  {id, complete, spans: [{start, end, type, level, text, source, score, reason}], outcomes}
  Offsets are UTF-16 code units, half open. Where an engine failed, complete is false; where none read
  the note, spans is null.

  --output FILE            writes the lines to FILE; notes that it holds already are passed over, and
                           those that failed are done again
${READING.en}
${SERVER.en}`,
    zh: `yinji detect [FILE|-]
  找出敏感信息。每份病历输出一行 JSON：
  {id, complete, spans: [{start, end, type, level, text, source, score, reason}], outcomes}
  偏移以 UTF-16 码元计，左闭右开。有引擎失败时 complete 为 false；没有引擎读过时 spans 为 null。

  --output FILE            结果写入 FILE；其中已有的病历跳过，失败的重做
${READING.zh}
${SERVER.zh}`,
  },
  protect: {
    en: `yinji protect --policy POLICY [FILE|-]
  Replaces what is sensitive. A text or .docx gives the safe text, a table or JSON lines
  one JSON line a note: {id, text, report}. A result that does not pass is withheld (text is null).

  --policy POLICY          colleague, research, public, or a policy file (.json)
  --secret HEX             at least 32 hexadecimal digits; the same secret gives the same
                           replacements. Random for each run when missing
${READING.en}
${SERVER.en}`,
    zh: `yinji protect --policy POLICY [FILE|-]
  替换敏感信息。文本或 .docx 输出安全文本；表格或 JSON 行每份病历输出一行 JSON：
  {id, text, report}。未通过检查的结果不输出（text 为 null）。

  --policy POLICY          colleague、research、public，或策略文件（.json）
  --secret HEX             至少 32 位十六进制；密钥相同则替换相同，缺省时每次随机
${READING.zh}
${SERVER.zh}`,
  },
  evaluate: {
    en: `yinji evaluate GOLD.jsonl …
  Scores an engine against gold notes {id, text, lang, spans: [{start, end, type, level}]}.

  --types A,B              only these types (default: those of the profile)
  --json                   JSON instead of a table
  --engine NAME            builtin (rules and tagger; default), rules, tagger or server
  --profile core|strict    default core, or strict where --types needs it
${SERVER.en}`,
    zh: `yinji evaluate GOLD.jsonl …
  用标注病历 {id, text, lang, spans: [{start, end, type, level}]} 评估引擎。

  --types A,B              只评这些类型（缺省为该配置的全部类型）
  --json                   输出 JSON 而非表格
  --engine NAME            builtin（规则与学习模型，默认）、rules、tagger 或 server
  --profile core|strict    缺省 core；--types 需要时为 strict
${SERVER.zh}`,
  },
};

const GENERAL: Bilingual = {
  en: `Yinji takes the identity out of clinical notes. Nothing leaves this machine, unless a server is named
with --engine server.

  yinji detect   [options] [FILE|-]       find what is sensitive
  yinji protect  --policy P [FILE|-]      replace it
  yinji evaluate GOLD.jsonl …             score an engine
{others}
  yinji COMMAND --help     the options of a command
  yinji --version

Exit code: 0 done; 1 findings withheld, an engine failed or verification failed; 2 bad usage or input.`,
  zh: `隐迹去除病历中的身份信息。除非用 --engine server 指定服务器，数据不离开本机。

  yinji detect   [选项] [FILE|-]          找出敏感信息
  yinji protect  --policy P [FILE|-]      替换敏感信息
  yinji evaluate GOLD.jsonl …             评估引擎
{others}
  yinji 命令 --help        某个命令的选项
  yinji --version

退出码：0 完成；1 结果被扣留、引擎失败或复查未通过；2 用法或输入有误。`,
};

/** @param others lines of the commands that are one file each, see `commands.ts`. */
export function helpText(of: CommandName | undefined, language: UiLanguage, others: string): string {
  return `${of === undefined ? GENERAL[language].replace('{others}', others) : COMMANDS[of][language]}\n`;
}
