// Over 400 lines, long because every text of the command line has its row here.
internal import HealthCode

/// The Chinese of what the command line says of itself, by its English: the argument parser has room for one language.
///
/// A test walks every text that the Chinese manual shows; whoever adds an option adds its row here.
enum CommandWords {
    /// A text in a language; English where this table has no Chinese for it.
    static func text(_ english: String, _ language: Language) -> String {
        language == .en ? english : chinese[english] ?? english
    }

    /// Whether the text has its Chinese.
    static func isKnown(_ english: String) -> Bool { chinese[english] != nil }

    private static let chinese: [String: String] = Dictionary(
        rows.map { ($0.en, $0.zh) }, uniquingKeysWith: { first, _ in first })

    private static let rows: [Words] = [
        Words(
            zh: "卡口健康码核验终端与服务,依 GB/T 38963-2020。",
            en: "Health-code checkpoint console and service after GB/T 38963-2020. 卡口健康码核验终端与服务。"),
        Words(
            zh: "显示版本。",
            en: "Show the version."),
        Words(
            zh: "显示帮助。",
            en: "Show help information."),
        Words(
            zh: "卡口的终端界面;单独的 kakou 启动的就是它。",
            en: "The console at a gate; what `kakou` alone starts."),
        Words(
            zh: "改读这个配置文件。",
            en: "A configuration file to read instead of the usual ones."),
        Words(
            zh: "数据目录;默认在 $XDG_DATA_HOME/kakou 下。",
            en: "Where data is kept; by default under $XDG_DATA_HOME/kakou."),
        Words(
            zh: "zh 或 en;默认随系统语言,没有则 zh。",
            en: "zh or en; by default what the locale says, else zh."),
        Words(
            zh: "终端界面的配色。",
            en: "Colours of the console."),
        Words(
            zh: "屏上只用 ASCII 字符。",
            en: "ASCII characters alone on the screen."),
        Words(
            zh: "逐行输出,不用全屏:供读屏软件、简单终端和管道使用。",
            en: "Lines instead of a screen: for screen readers, dumb terminals and pipes."),
        Words(
            zh: "在终端里演的脚本:扫码和按键。",
            en: "A script of scans and keys to play in the console."),
        Words(
            zh: "脚本的屏幕写进这个文件,重新写。",
            en: "The file that the script's screens are written to, anew."),
        Words(
            zh: "不用颜色;环境变量 NO_COLOR 同义。",
            en: "No colours; NO_COLOR in the environment means the same."),
        Words(
            zh: "自带服务和样本人员的终端界面;什么都不留下。",
            en: "The console with a service and sample people of its own; nothing is kept."),
        Words(
            zh: "F9 请来下一位样本人:经服务 1000 和 2000 制码,像扫码枪那样敲进来。数据在临时目录里,结束时删除。",
            en: """
                F9 brings the next sample person: a code is made through services 1000 and 2000 and \
                typed as a scanner types it. The data lives in a temporary directory that is removed \
                at the end.
                """),
        Words(
            zh: "样本人员的人数,至少 20。",
            en: "How many sample people there are, at least 20."),
        Words(
            zh: "核验一个码;写 - 则核验标准输入的每一行。",
            en: "Verify a code, or with - every line of standard input."),
        Words(
            zh: """
                加 --json 时每行输入得到一行 JSON,次序不变。一行也可以是姓名和身份号码。每次扫码先写进本机磁盘再输出,写不成会说明;服务没有应答时照常登记,之后补传。退出\
                状态:0 通行,10 复检,11 禁止或留置,12 其他判定,20 未核验已登记,21 未登记,22 超时或故障;写 - 时取最坏的。
                """,
            en: """
                With --json each input line gets one JSON object on one line, in the order of the lines. \
                A line may also be a name and a resident number. Every scan is on this device's disk \
                before its line is printed, unless the line says otherwise; while the service does not \
                answer it is recorded and brought in later. Exit status: 0 pass, 10 re-check, 11 stop \
                or contact, 12 any other judgement, 20 recorded and not verified, 21 not recorded, 22 \
                time-out or error; with - the worst.
                """),
        Words(
            zh: "扫到的文字;- 表示标准输入。",
            en: "The scanned text, or - for standard input."),
        Words(
            zh: "体温,如 36.5;只用于单个码。",
            en: "Body temperature in degrees, such as 36.5; for a single code."),
        Words(
            zh: "输出 JSON,一行一个。",
            en: "Print JSON, one object a line."),
        Words(
            zh: "只登记,不问服务;之后由 queue sync 补传。",
            en: "Record without asking the service; queue sync brings it in later."),
        Words(
            zh: "- 的各行最多同时进行几行,1 到 64。",
            en: "How many lines of - may be under way at once, 1 to 64."),
        Words(
            zh: "用一次性令牌让本机入网。",
            en: "Enrol this device with a service by a one-time token."),
        Words(
            zh: "密钥由本机生成,私钥从不离开本机。令牌带有服务公钥的摘要,不会轻信先应答的人。答复丢了,再运行同一命令即可,令牌不会用两次。",
            en: """
                The device makes its own key; the private key never leaves it. The token carries a digest \
                of the service's key, so that whoever answers first is not trusted for that. A lost \
                answer is asked for again by the same command without using the token twice.
                """),
        Words(
            zh: "服务地址 http(s)://主机:端口。",
            en: "http(s)://HOST:PORT of the service."),
        Words(
            zh: "kakou device token 输出的令牌。",
            en: "The token that `kakou device token` printed."),
        Words(
            zh: "本机序列号;默认自动生成。",
            en: "The device's serial number; by default one is made up."),
        Words(
            zh: "改信这个 PEM 文件里的证书颁发者。",
            en: "PEM file of the authorities to trust instead of the system's."),
        Words(
            zh: "已入网的目录重新入网。",
            en: "Enrol a directory anew that is enrolled already."),
        Words(
            zh: "用 JSON 输出入网结果。",
            en: "Print the enrolment as JSON."),
        Words(
            zh: "制作、吊销或冻结健康码。",
            en: "Make, revoke or freeze health codes."),
        Words(
            zh: "经本机所入的服务为人制作健康码。",
            en: "Make a person's health code through the service this device is enrolled with."),
        Words(
            zh: "输出码的文字;加 --png 还把码图写进文件。",
            en: "Prints the code's text; with --png its symbol is written to a file too."),
        Words(
            zh: "全名。",
            en: "The person's full name."),
        Words(
            zh: "证件类型:10 14 15 16 20 34 99。",
            en: "Document type: 10 14 15 16 20 34 99."),
        Words(
            zh: "证件号码。",
            en: "Document number."),
        Words(
            zh: "纸质码:最长 14 天,不限次数。",
            en: "A code for paper: valid up to 14 days, no use limit."),
        Words(
            zh: "有效秒数:30 到 300,纸质码最长 14 天。",
            en: "Life in seconds: 30 to 300, for paper up to 14 days."),
        Words(
            zh: "可用次数,1 到 10。",
            en: "How often it may be used, 1 to 10."),
        Words(
            zh: "--png 的码制:gm(网格矩阵码)、qr 或 hx(汉信码)。",
            en: "Symbology of --png: gm (Grid Matrix), qr or hx (Han Xin)."),
        Words(
            zh: "把码图写进这个 PNG 文件。",
            en: "Write the symbol to this PNG file."),
        Words(
            zh: "输出 JSON。",
            en: "Print JSON."),
        Words(
            zh: "在服务数据里永久吊销一个码。",
            en: "Revoke a code for good, in the service's data."),
        Words(
            zh: "码的文字,或 24 个十六进制数字的 codeId。",
            en: "The code's text, or its codeId as 24 hex digits."),
        Words(
            zh: "在服务数据里冻结一个码。",
            en: "Freeze a code, in the service's data."),
        Words(
            zh: "运行服务。",
            en: "Run the service."),
        Words(
            zh: """
                能应答后在标准输出写 listening on http://HOST:PORT;日志写到标准错误,一行一个 JSON,没有个人信息。SIGTERM 做完手头的调用后以\
                 0 结束。非本机地址要有 --tls-cert 和 --tls-key,或 --behind-proxy。
                """,
            en: """
                Prints `listening on http://HOST:PORT` on standard output once it answers; the log goes \
                to standard error, one JSON object a line, without personal data. SIGTERM ends it with \
                status 0 after the calls under way. Addresses other than loopback need --tls-cert and \
                --tls-key, or --behind-proxy.
                """),
        Words(
            zh: "监听的 主机:端口;端口 0 取空闲的。",
            en: "HOST:PORT to listen on; port 0 takes a free one."),
        Words(
            zh: "新库放多少样本人员。",
            en: "How many sample people a new database is given."),
        Words(
            zh: "生成样本人员的种子。",
            en: "What the sample people are made from."),
        Words(
            zh: "证书链的 PEM 文件。",
            en: "PEM file of the certificate chain."),
        Words(
            zh: "证书私钥的 PEM 文件。",
            en: "PEM file of the certificate's key."),
        Words(
            zh: "TLS 由前面的代理终结。",
            en: "A proxy in front ends TLS."),
        Words(
            zh: "服务给应答签名的密钥。",
            en: "The key that the service signs its answers with."),
        Words(
            zh: "换新的签名密钥,由旧的签署。",
            en: "Give the service a new signing key, signed by the one before it."),
        Words(
            zh: "各设备自动跟上,当时关机的也一样。没用过的入网令牌作废,请另做。服务运行时也能用。",
            en: """
                Devices follow by themselves, also those that were off meanwhile. Enrolment tokens not \
                used yet become void: make new ones. Works while the service runs.
                """),
        Words(
            zh: "新设备的令牌;列出、停用、恢复设备。",
            en: "Tokens for new devices; list, revoke and enable those there are."),
        Words(
            zh: "输出一次性入网令牌,24 小时有效。",
            en: "Print a one-time enrolment token, good for 24 hours."),
        Words(
            zh: "gate、desk、app 或 admin。",
            en: "gate, desk, app or admin."),
        Words(
            zh: "设备所在的卡口。",
            en: "The gate the device stands at."),
        Words(
            zh: "卡口类别,如 106。",
            en: "What kind of gate, such as 106."),
        Words(
            zh: "卡口的行政区划代码,GB/T 2260。",
            en: "The gate's division, GB/T 2260."),
        Words(
            zh: "入过网的全部设备,旧的在前。",
            en: "Every device that was ever enrolled, oldest first."),
        Words(
            zh: "输出 JSON 数组。",
            en: "Print a JSON array."),
        Words(
            zh: "停用设备:从此答复 5002。",
            en: "Revoke a device: from now on it is answered 5002."),
        Words(
            zh: "设备的序列号或客户编号。",
            en: "The device's serial number or customer number."),
        Words(
            zh: "恢复停用的设备。",
            en: "Take a revocation back."),
        Words(
            zh: "给本机换新密钥;数据目录是设备的。",
            en: "Give this device a new key; its data directory is the device's."),
        Words(
            zh: "列出、导入、改动服务里的人员,服务运行时也能用。",
            en: "List, import and change the people of a service, also while it runs."),
        Words(
            zh: "名册里的所有人,姓名和号码不脱敏。",
            en: "Everybody in the registry, with whole names and numbers."),
        Words(
            zh: "从 CSV 或逐行 JSON 导入人员。",
            en: "Bring people in from CSV or JSON lines."),
        Words(
            zh: "不对的行在标准错误说出行号和原因,不导入;对的留下。",
            en: """
                Bad rows are told on standard error with their line and reason and left out; good ones \
                stay.
                """),
        Words(
            zh: "文件:带表头的 CSV,或逐行 JSON。",
            en: "The file: CSV with a header line, or JSON lines."),
        Words(
            zh: "改一个人的等级,或是否有码。",
            en: "Set a person's grade, or whether the person has a code at all."),
        Words(
            zh: "证件号码。",
            en: "The document number."),
        Words(
            zh: "两种证件号码相同时要写。",
            en: "Needed where two types of document have the same number."),
        Words(
            zh: "00 01 10 11 20。",
            en: "00 01 10 11 20."),
        Words(
            zh: "open、none、frozen 或 revoked。",
            en: "open, none, frozen or revoked."),
        Words(
            zh: "服务的通行记录。",
            en: "The pass records of a service."),
        Words(
            zh: "所存的全部通行记录,旧的在前;没有姓名。",
            en: "Every pass record held, oldest first; names nobody."),
        Words(
            zh: "本机待传的:列出、上传、人工带走。",
            en: "What waits on this device: list, upload, carry by hand."),
        Words(
            zh: "待传、暂扣、拒收的扫码;没有姓名。",
            en: "The scans that wait, are held or were given up; names nobody."),
        Words(
            zh: "上传待传的,并说明结果。",
            en: "Upload what waits, and say what came of it."),
        Words(
            zh: "全部传完才是 0;有剩是 22,并说出原因的代码。本机另一程序正在传时由它来传。",
            en: """
                Status 0 only where nothing is left; 22 where rows are left, with the code of what was \
                in the way. Where another process of this device uploads already, it is left to that \
                one.
                """),
        Words(
            zh: "输出一个 JSON:sent、done、dead、held、left。",
            en: "Print one JSON object: sent, done, dead, held, left."),
        Words(
            zh: "把待传的写进签名封存的文件,由别的设备带入。",
            en: "Write what waits to a signed, sealed file that another device can bring in."),
        Words(
            zh: "各行仍留在本机,连得上服务照样上传:效果只有一次。姓名和号码封给服务,只有它能打开。同一服务的任何设备都能打开文件;加 --letters 则要有那 26 个字母。",
            en: """
                The rows stay here and are uploaded all the same where the service is reached: in effect \
                once. Names and numbers are sealed to the service, which alone can open them. Any device \
                of the same service opens the file; with --letters only who has the 26 letters does.
                """),
        Words(
            zh: "写到这个文件。",
            en: "The file to write."),
        Words(
            zh: "以前导出过的也算。",
            en: "Rows of earlier exports too."),
        Words(
            zh: "用 26 个随机字母封存,字母在标准输出只写一次。",
            en: "Seal the file with 26 random letters, printed once on standard output."),
        Words(
            zh: "收下别的设备导出的行,下次上传时带入。",
            en: "Take another device's exported rows, to be brought in by the next upload."),
        Words(
            zh: "queue export 写的文件。",
            en: "The file that queue export wrote."),
        Words(
            zh: "导出时输出的字母,用了 --letters 才有。",
            en: "The letters that the export printed, where it was made with --letters."),
        Words(
            zh: "本机的扫码:导出。",
            en: "The scans on this device: export."),
        Words(
            zh: "本机的扫码,表格写到标准输出,旧的在前;已脱敏。",
            en: "The scans on this device as a table on standard output, oldest first; masked."),
        Words(
            zh: "逗号分隔,依 RFC 4180;只有这一种。",
            en: "Comma-separated values after RFC 4180; the only form there is."),
        Words(
            zh: "从这天或这一分钟起,2026-11-24 或 2026-11-24T14:00,东八区。",
            en: "From this day or minute on, 2026-11-24 or 2026-11-24T14:00 in UTC+8."),
        Words(
            zh: "到这天结束,或这一分钟之前。",
            en: "Up to this day's end, or before this minute."),
        Words(
            zh: "查本机台账是否被改动。",
            en: "Look whether the device's ledger was altered."),
        Words(
            zh: "顺着审计链查;不符时状态 78,并说出哪一条。",
            en: "Follow the audit chain; status 78 and the entry where it does not hold."),
        Words(
            zh: "输出一个 JSON。",
            en: "Print one JSON object."),
        Words(
            zh: "检查配置、显示现值、生成密码摘要。",
            en: "Check the configuration, show what holds, or digest a PIN for it."),
        Words(
            zh: "读配置;有错说出行号。",
            en: "Read the configuration; say the line of what is wrong in it."),
        Words(
            zh: "文件;默认是终端界面会读的那个。",
            en: "The file; by default the one that the console would read."),
        Words(
            zh: "用 TOML 输出每项现值。",
            en: "Print every setting as it holds, as TOML."),
        Words(
            zh: "加上取值来源:文件和行号,或默认。",
            en: "Add where each value comes from: the file and its line, or the default."),
        Words(
            zh: "读 4 到 12 位数字密码,输出配置里要写的一行。",
            en: "Read a PIN of 4 to 12 digits and print its line for the configuration."),
        Words(
            zh: "在终端上问两次,不显示;否则读标准输入的一行。",
            en: """
                On a terminal the PIN is asked for twice and not shown; otherwise one line of standard \
                input is read.
                """),
        Words(
            zh: "代码或屏上的字是什么意思,该怎么办。",
            en: "What a code or a word on the screen means, and what to do."),
        Words(
            zh: "CODE 是返回码如 3003、帮助代码如 NET-101 或 SVC-203/9001、本机代码如 D01,或结果的字。不写则全部列出。",
            en: """
                CODE is a return code such as 3003, a help code such as NET-101 or SVC-203/9001, a code \
                of this machine such as D01, or a verdict's word. Without a code everything is listed.
                """),
        Words(
            zh: "代码或字。",
            en: "The code or word."),
        Words(
            zh: "检查语言环境、终端、字形、文件、时钟、信任名单和服务。",
            en: "Check locale, terminal, glyphs, files, clock, trust and service."),
        Words(
            zh: "把扫码枪测试码写成文件,以 .png 或 .txt 结尾。",
            en: "Write the scanner's test code to a file ending in .png or .txt."),
        Words(
            zh: "没有问题状态 0,有则 22。不输出个人信息。有 --test-sheet 时改为写出扫码枪测试码,供在终端的 F8 上扫。",
            en:
                "Exit status 0 where nothing is bad, 22 where something is. Prints nothing personal. With --test-sheet it writes the scanner's test code instead, to be scanned on the console's F8."
        ),
        Words(
            zh: "输出手册、按键表、门岗一页纸或 shell 补全。",
            en: "Print the manual page, the page of keys, one page for the guard, or completions for a shell."),
        Words(
            zh: "kakou manual | man -l - 可看手册。",
            en: "kakou manual | man -l - shows the page."),
        Words(
            zh: "哪一部分。",
            en: "Which part."),
    ]
}
