/** Errors that say what happened and what to do, and that survive the worker boundary. No message holds text of a note. */
import type { Bilingual } from './language.ts';

interface ErrorRow {
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/** `{name}` in a message is filled from the error's `params`. */
export const ERRORS = {
  'file.unreadable': {
    message: { zh: '无法读取文件 {file}', en: 'The file {file} cannot be read' },
    remedy: {
      zh: '请确认文件未损坏、未加密，再试一次。',
      en: 'Check that it is neither damaged nor encrypted, and try again.',
    },
  },
  'file.unknown-format': {
    message: { zh: '不支持文件 {file} 的格式（{kind}）', en: 'The format of {file} is not supported ({kind})' },
    remedy: {
      zh: '请使用 .txt、.docx、.csv 或 .jsonl，或直接粘贴文本。',
      en: 'Use .txt, .docx, .csv or .jsonl, or paste the text.',
    },
  },
  'file.encrypted': {
    message: { zh: '文件 {file} 已用密码加密', en: '{file} is protected by a password' },
    remedy: { zh: '请在 Word 中取消密码后重新保存。', en: 'Save it without a password in Word, and try again.' },
  },
  'file.too-large': {
    message: { zh: '文件 {file} 过大（{size}，上限 {limit}）', en: '{file} is too large ({size}, limit {limit})' },
    remedy: {
      zh: '请拆分文件，或使用命令行 yinji protect。',
      en: 'Split the file, or use the command line: yinji protect.',
    },
  },
  'file.empty': {
    message: { zh: '文件 {file} 中没有文本', en: '{file} holds no text' },
    remedy: {
      zh: '请检查是否为扫描图片，或选择了错误的列。',
      en: 'Check whether it is a scanned image, or the wrong column was chosen.',
    },
  },
  'file.encoding': {
    message: { zh: '文件 {file} 不是有效的 {encoding} 文本', en: '{file} is not valid {encoding} text' },
    remedy: { zh: '请另选字符编码。', en: 'Choose another character encoding.' },
  },
  'file.column': {
    message: { zh: '文件 {file} 中没有名为 {column} 的列', en: '{file} has no column named {column}' },
    remedy: { zh: '请选择含病历文本的列。', en: 'Choose the column that holds the text.' },
  },
  'file.row': {
    message: { zh: '文件 {file} 第 {row} 行无法解析', en: 'Row {row} of {file} cannot be read' },
    remedy: { zh: '请修正该行后重试。', en: 'Mend that row and try again.' },
  },
  'policy.invalid': {
    message: { zh: '策略文件无效：{where}', en: 'The policy is not valid: {where}' },
    remedy: { zh: '请使用由隐迹导出的策略文件。', en: 'Use a policy file exported by Yinji.' },
  },
  'engine.unavailable': {
    message: { zh: '引擎 {engine} 不可用', en: 'The engine {engine} is not available' },
    remedy: { zh: '请改用内置引擎，或查看模型页。', en: 'Use the built-in engine, or see the Models screen.' },
  },
  'engine.failed': {
    message: { zh: '引擎 {engine} 运行失败', en: 'The engine {engine} failed' },
    remedy: { zh: '请重试；在此之前不要当作已检查。', en: 'Try again; until then the note is not checked.' },
  },
  'dictionary.unavailable': {
    message: { zh: '词典 {dictionary} 无法加载', en: 'The dictionary {dictionary} cannot be loaded' },
    remedy: {
      zh: '请重新加载页面；若仍失败，请重新部署应用。',
      en: 'Reload the page; if it fails again, redeploy the app.',
    },
  },
  'strategy.failed': {
    message: { zh: '替换方式 {strategy} 失败', en: 'The strategy {strategy} failed' },
    remedy: { zh: '请为该类型另选替换方式。', en: 'Choose another strategy for this type.' },
  },
  'storage.quota': {
    message: { zh: '浏览器存储空间不足', en: 'The browser has no storage left' },
    remedy: {
      zh: '请清理本站数据后重试；当前病历不受影响。',
      en: 'Free some site data and try again; the current note is not affected.',
    },
  },
  'tuning.few': {
    message: { zh: '只有 {count} 份复核完的病历', en: 'There are {count} finished notes' },
    remedy: {
      zh: '至少需要 {least} 份，请再复核几份。',
      en: 'At least {least} are needed; review a few more.',
    },
  },
  'tuning.file': {
    message: { zh: '这不是微调权重文件', en: 'This is no file of tuned weights' },
    remedy: { zh: '请选择由「导出权重」得到的文件。', en: 'Choose a file that “Export weights” made.' },
  },
  'tuning.stale': {
    message: { zh: '这些权重来自另一版本的隐迹', en: 'These weights come from another version of Yinji' },
    remedy: { zh: '请用现在的版本重新微调。', en: 'Tune again with this version.' },
  },
  'storage.conflict': {
    message: { zh: '词典 {name} 已在另一个标签页中改动', en: '{name} was changed in another tab' },
    remedy: { zh: '已载入新的内容，请再改一次。', en: 'The new state is shown; make the change again.' },
  },
  'storage.unavailable': {
    message: { zh: '浏览器不允许本站保存数据', en: 'The browser does not let this site keep data' },
    remedy: {
      zh: '请退出无痕窗口，或在浏览器设置中允许本站保存数据。',
      en: 'Leave the private window, or allow this site to keep data.',
    },
  },
  'model.unknown': {
    message: { zh: '没有名为 {model} 的模型', en: 'There is no model named {model}' },
    remedy: {
      zh: '请在模型页或 yinji models list 中选择。',
      en: 'Choose one on the Models screen or in yinji models list.',
    },
  },
  'model.absent': {
    message: { zh: '模型 {model} 尚未安装', en: 'The model {model} is not installed' },
    remedy: {
      zh: '请在模型页从文件夹、压缩包或本站安装。',
      en: 'Install it on the Models screen, from a folder, an archive or this site.',
    },
  },
  'model.damaged': {
    message: {
      zh: '模型 {model} 的文件 {file} 已损坏或被替换，已拒绝使用',
      en: 'The file {file} of {model} is damaged or was swapped; it is refused',
    },
    remedy: {
      zh: '请删除该模型，用可信的副本重新安装。',
      en: 'Remove the model and install it again from a copy that you trust.',
    },
  },
  'model.incomplete': {
    message: { zh: '模型 {model} 缺少文件 {file}', en: 'The file {file} of {model} is missing' },
    remedy: {
      zh: '请补齐文件后重新安装；已核对的文件不必重来。',
      en: 'Complete the copy and install again; checked files are kept.',
    },
  },
  'model.not-a-pack': {
    message: { zh: '{what} 中没有模型包', en: '{what} holds no model pack' },
    remedy: {
      zh: '请选择由 yinji models pull 得到的文件夹，或其 .tar、.zip。',
      en: 'Choose a folder made by yinji models pull, or a .tar or .zip of one.',
    },
  },
  'model.source': {
    message: { zh: '无法从来源读取 {file}（{status}）', en: '{file} cannot be read from its source ({status})' },
    remedy: {
      zh: '请检查来源后继续；已核对的文件不必重来。',
      en: 'Check the source and go on; checked files are kept.',
    },
  },
  'model.quota': {
    message: {
      zh: '空间不足：模型需要 {needed}，浏览器还可用 {free}',
      en: 'Not enough space: the model needs {needed}, the browser allows {free}',
    },
    remedy: {
      zh: '请删除其他模型或清理磁盘，或选择更小的模型。',
      en: 'Remove another model, free disk space, or choose a smaller model.',
    },
  },
  'model.insecure': {
    message: {
      zh: '此页面不能保存模型：不是 HTTPS 或 localhost，或浏览器为无痕窗口',
      en: 'This page cannot keep models: it is neither HTTPS nor localhost, or the window is private',
    },
    remedy: {
      zh: '请用 HTTPS 部署并在普通窗口打开，或改用医院服务器。',
      en: 'Serve the app over HTTPS and open it in a normal window, or use the hospital server.',
    },
  },
  'model.busy': {
    message: {
      zh: '模型 {model} 正在另一个标签页中安装或删除',
      en: '{model} is being installed or removed in another tab',
    },
    remedy: { zh: '请等待其完成。', en: 'Wait until that ends.' },
  },
  'model.context': {
    message: {
      zh: '内容超出模型 {model} 的上下文（{tokens} 词元）',
      en: 'The request is longer than the context of {model} ({tokens} tokens)',
    },
    remedy: {
      zh: '请减少示例和检索词，或选择上下文更长的模型。',
      en: 'Use fewer examples and retrieved terms, or a model with a longer context.',
    },
  },
  'model.unreadable': {
    message: {
      zh: '引擎 {engine} 的回答有部分无法读取，病历未检查完',
      en: 'Part of what the engine {engine} answered cannot be read; the note is not checked to the end',
    },
    remedy: {
      zh: '请重试；若反复出现，请改用另一种输出形式或更大的模型。',
      en: 'Try again; if it happens often, use the other form of output or a larger model.',
    },
  },
  'model.version': {
    message: {
      zh: '模型 {model} 的运行库属于另一版本（需要 {wanted}）',
      en: 'The library of {model} is of another version ({wanted} is needed)',
    },
    remedy: {
      zh: '请用本版本的 yinji models pull 重新获取。',
      en: 'Fetch it again with yinji models pull of this version.',
    },
  },
  'model.failed': {
    message: { zh: '模型 {model} 运行失败（{name}）', en: 'The model {model} failed ({name})' },
    remedy: {
      zh: '请重新载入模型；若仍失败，请核对模型文件或改用其他模型。',
      en: 'Load it again; if it fails again, verify its files or use another model.',
    },
  },
  'gpu.none': {
    message: { zh: '此浏览器没有 WebGPU', en: 'This browser has no WebGPU' },
    remedy: {
      zh: '请使用新版 Chrome 或 Edge，经 HTTPS 或 localhost 打开；或改用医院服务器。',
      en: 'Use a current Chrome or Edge over HTTPS or localhost, or use the hospital server.',
    },
  },
  'gpu.no-adapter': {
    message: {
      zh: '浏览器有 WebGPU，但没有可用的显卡',
      en: 'The browser has WebGPU but finds no usable graphics card',
    },
    remedy: {
      zh: '请更新显卡驱动，开启浏览器的硬件加速（chrome://gpu 可查看）；Linux 需开启 chrome://flags 中的 Vulkan；或改用医院服务器。',
      en: 'Update the graphics driver and turn on hardware acceleration (see chrome://gpu; on Linux also Vulkan in chrome://flags), or use the hospital server.',
    },
  },
  'gpu.feature': {
    message: {
      zh: '显卡不支持 {feature}，不能运行 {model}',
      en: 'The graphics card lacks {feature}, which {model} needs',
    },
    remedy: { zh: '请选择 q4f32 版本，或更新驱动。', en: 'Choose the q4f32 version, or update the driver.' },
  },
  'gpu.limit': {
    message: {
      zh: '显卡的 {limit} 太小，不能运行 {model}',
      en: 'The {limit} of the graphics card is too small for {model}',
    },
    remedy: { zh: '请选择更小的模型，或改用医院服务器。', en: 'Choose a smaller model, or use the hospital server.' },
  },
  'gpu.memory': {
    message: { zh: '显存不足，无法运行 {model}', en: 'The graphics card has too little memory for {model}' },
    remedy: {
      zh: '请关闭其他占用显卡的程序，选择更小的模型，或改用医院服务器。',
      en: 'Close other programs that use the graphics card, choose a smaller model, or use the hospital server.',
    },
  },
  'gpu.lost': {
    message: {
      zh: '显卡中断了运行（休眠、驱动重置或显存不足）',
      en: 'The graphics card stopped (sleep, driver reset or too little memory)',
    },
    remedy: {
      zh: '模型已重新载入一次；若再次发生，请选择更小的模型。',
      en: 'The model was loaded again once; if it happens again, choose a smaller model.',
    },
  },
  'server.address': {
    message: { zh: '服务器地址无效：{where}', en: 'The address of the server is not valid: {where}' },
    remedy: {
      zh: '请写成 http://10.0.0.5:8000 或 /v1 这样的地址，不含用户名、密码或参数。',
      en: 'Write it like http://10.0.0.5:8000 or /v1, without user, password or query.',
    },
  },
  'server.not-allowed': {
    message: {
      zh: '{host} 不在内网，已拒绝向其发送文本',
      en: '{host} is not on a private network; no text is sent there',
    },
    remedy: {
      zh: '请使用院内服务器；确需使用时由部署者在 deployment.json 中写明，命令行用 --allow-host {host}。',
      en: 'Use a server inside the hospital; if it is meant, name it in deployment.json, or with --allow-host {host}.',
    },
  },
  'server.unreachable': {
    message: { zh: '无法连接服务器 {host}（{reason}）', en: 'The server {host} cannot be reached ({reason})' },
    remedy: {
      zh: '请检查地址、端口、网络，以及模型服务是否已启动。',
      en: 'Check the address, the port, the network, and that the model server runs.',
    },
  },
  'server.certificate': {
    message: {
      zh: '服务器 {host} 的证书不受信任（{reason}）',
      en: 'The certificate of {host} is not trusted ({reason})',
    },
    remedy: {
      zh: '请安装医院的根证书（命令行：NODE_EXTRA_CA_CERTS=根证书.pem），并核对主机名与有效期。',
      en: "Install the hospital's root certificate (command line: NODE_EXTRA_CA_CERTS=root.pem); check host name and dates.",
    },
  },
  'server.redirect': {
    message: { zh: '服务器 {host} 转向了别的地址，未跟随', en: 'The server {host} redirects elsewhere; not followed' },
    remedy: {
      zh: '请直接填写最终地址；若转向登录页，请先登录或更换接口地址。',
      en: 'Give the final address itself; if it leads to a sign-in page, sign in first or use the address of the API.',
    },
  },
  'server.key': {
    message: {
      zh: '服务器 {host} 拒绝了密钥（{status}）',
      en: 'The server {host} does not accept the key ({status})',
    },
    remedy: {
      zh: '请检查密钥（命令行：YINJI_SERVER_KEY 或 --key-file；npm start：--server-key-env）。',
      en: 'Check the key (command line: YINJI_SERVER_KEY or --key-file; npm start: --server-key-env).',
    },
  },
  'server.model': {
    message: { zh: '服务器 {host} 上没有模型 {model}', en: 'The server {host} has no model {model}' },
    remedy: { zh: '可用的模型：{known}', en: 'It has: {known}' },
  },
  'server.no-api': {
    message: {
      zh: '{host} 的 {path} 不是 OpenAI 兼容接口（{status}）',
      en: '{path} on {host} is no OpenAI-compatible API ({status})',
    },
    remedy: {
      zh: '请检查地址的路径，通常以 /v1 结尾。',
      en: 'Check the path of the address; it mostly ends in /v1.',
    },
  },
  'server.truncated': {
    message: {
      zh: '服务器 {host} 悄悄截断了请求（只读了 {read} 词元，约应 {sent}）',
      en: 'The server {host} silently cut the request (it read {read} tokens of about {sent})',
    },
    remedy: {
      zh: '请加大服务器的上下文（Ollama：num_ctx 或 OLLAMA_CONTEXT_LENGTH），或用 --context 写明其大小。',
      en: 'Raise its context (Ollama: num_ctx or OLLAMA_CONTEXT_LENGTH), or state it with --context.',
    },
  },
  'server.web-page': {
    message: { zh: '服务器 {host} 返回了网页而非结果', en: 'The server {host} answered with a web page' },
    remedy: {
      zh: '可能是代理或登录页：请检查地址，或让网管放行该接口。',
      en: 'That may be a proxy or a sign-in page: check the address, or have the API let through.',
    },
  },
  'server.invalid': {
    message: { zh: '服务器 {host} 的回答无法解析', en: 'The answer of the server {host} cannot be read' },
    remedy: {
      zh: '请确认其为 OpenAI 兼容接口，且中间的代理不改动流式内容。',
      en: 'Make sure that it is OpenAI-compatible and that no proxy changes the stream.',
    },
  },
  'server.cut': {
    message: { zh: '服务器 {host} 的回答中途断开', en: 'The answer of the server {host} broke off' },
    remedy: {
      zh: '请重试；若经过代理，请延长其超时并关闭缓冲。',
      en: 'Try again; where a proxy is between, raise its timeout and turn its buffering off.',
    },
  },
  'server.empty': {
    message: { zh: '服务器 {host} 的回答是空的', en: 'The answer of the server {host} is empty' },
    remedy: {
      zh: '常见于上下文已满或思考过长：请加大上下文，或关闭模型的思考。',
      en: 'Mostly its context is full or it thought too long: raise the context, or turn thinking off.',
    },
  },
  'server.timeout': {
    message: {
      zh: '服务器 {host} 在 {seconds} 秒内没有回应',
      en: 'The server {host} said nothing for {seconds} seconds',
    },
    remedy: {
      zh: '请减少同时请求数（--concurrency），或稍后重试。',
      en: 'Ask for less at a time (--concurrency), or try again later.',
    },
  },
  'server.busy': {
    message: {
      zh: '服务器 {host} 繁忙，多次重试后仍拒绝（{status}）',
      en: 'The server {host} is busy and refused again and again ({status})',
    },
    remedy: {
      zh: '请减少同时请求数（--concurrency），或稍后重试。',
      en: 'Ask for less at a time (--concurrency), or try again later.',
    },
  },
  'server.failed': {
    message: { zh: '服务器 {host} 出错（{status}）', en: 'The server {host} failed ({status})' },
    remedy: { zh: '请查看服务器日志后重试。', en: 'See the log of the server, and try again.' },
  },
  'server.refused': {
    message: { zh: '服务器 {host} 不接受该请求（{status}）', en: 'The server {host} refused the request ({status})' },
    remedy: {
      zh: '请查看服务器日志；可能是模型没有对话模板，或版本过旧。',
      en: 'See its log; the model may have no chat template, or the server is too old.',
    },
  },
  'vectors.damaged': {
    message: { zh: '向量文件已损坏', en: 'The file of vectors is damaged' },
    remedy: {
      zh: '请重新导出向量文件，或在本机重新计算。',
      en: 'Export it again, or compute the vectors on this machine.',
    },
  },
  'vectors.none': {
    message: { zh: '这部词典还没有向量', en: 'This dictionary has no vectors yet' },
    remedy: { zh: '请先计算，再导出。', en: 'Compute them first, then export.' },
  },
  'vectors.mismatch': {
    message: {
      zh: '向量文件属于另一模型或另一版词典（{what}）',
      en: 'The vectors belong to another model or dictionary ({what})',
    },
    remedy: {
      zh: '没有改动任何内容；请选用由当前模型为这部词典计算的文件。',
      en: 'Nothing was changed; choose a file that this model has computed for this dictionary.',
    },
  },
  usage: {
    message: { zh: '用法有误：{what}', en: 'Bad usage: {what}' },
    remedy: { zh: '请运行 yinji --help。', en: 'Run yinji --help.' },
  },
  'input.invalid': {
    message: { zh: '输入无效：{what}', en: 'Bad input: {what}' },
    remedy: { zh: '请修正后重试。', en: 'Mend it and try again.' },
  },
  cancelled: {
    message: { zh: '已取消', en: 'Cancelled' },
    remedy: { zh: '可随时重新开始。', en: 'Start again at any time.' },
  },
  unexpected: {
    message: { zh: '出现意外错误（{name}）', en: 'Something unexpected went wrong ({name})' },
    remedy: { zh: '当前病历未丢失，请重试。', en: 'The note is kept; try again.' },
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorParams = Readonly<Record<string, string | number>>;

/** Plain form of a {@link YinjiError} for structured clone. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** The one error class; `code` is a row of {@link ERRORS}. */
export class YinjiError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(fill(ERRORS[code].message.en, params), options);
    this.name = 'YinjiError';
    this.code = code;
    this.params = params;
  }

  toRecord(): ErrorRecord {
    return { code: this.code, params: this.params };
  }

  static fromRecord(record: ErrorRecord): YinjiError {
    return new YinjiError(record.code, record.params);
  }

  /** Any thrown value as an error of this class. The foreign message is dropped: it may quote the note. */
  static from(thrown: unknown): YinjiError {
    if (thrown instanceof YinjiError) return thrown;
    const name = thrown instanceof Error ? thrown.name : typeof thrown;
    if (name === 'AbortError') return new YinjiError('cancelled');
    return new YinjiError('unexpected', { name });
  }
}

/** Message and remedy of an error in an interface language. */
export function describeError(error: ErrorRecord, language: keyof Bilingual): { message: string; remedy: string } {
  const row = ERRORS[error.code];
  return { message: fill(row.message[language], error.params), remedy: fill(row.remedy[language], error.params) };
}

function fill(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in params ? String(params[key]) : whole));
}
