public import HealthCode

extension LedgerCause {
    /// What a technician does about it; lines of at most 40 columns in Chinese. Nothing has to be started anew after
    /// any of these: the ledger tries again with the next scan.
    public var remedy: Words {
        switch self {
        case .diskFull: Words(zh: "腾出数据目录所在磁盘的空间;之后自行恢复", en: "Free space on the disk; it recovers by itself")
        case .readOnly: Words(zh: "把磁盘重新挂为可写;之后自行恢复", en: "Mount the disk writable; it recovers by itself")
        case .ioError: Words(zh: "磁盘或连线坏了;请换盘,先导出队列", en: "Disk or cable failed; export the queue, change it")
        case .corrupt: Words(zh: "勿删文件;先留副本,再运行 kakou doctor", en: "Keep a copy of the file, then run kakou doctor")
        case .busy: Words(zh: "别的程序占着台账;请只开一个卡口程序", en: "Another program holds it; run one console only")
        case .newerVersion: Words(zh: "请换上新版程序;旧版不敢动新台账", en: "Install the newer program; this one may not write")
        case .keyMissing: Words(zh: "请找回本机的封存密钥;勿新建", en: "Bring back this device's sealing key; make no new one")
        case .directory: Words(zh: "数据目录须为本用户所有,权限 0700", en: "The data directory has to be yours, mode 0700")
        case .noLedger: Words(zh: "启动时没有打开台账;请看启动时的提示", en: "None was opened; see what the start said")
        }
    }
}
