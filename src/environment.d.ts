/** Version of package.json, put in by Vite. */
declare const __APP_VERSION__: string;

/** Folder of the ONNX runtime below the page's, put in by Vite. */
declare const __ORT_FOLDER__: string;
