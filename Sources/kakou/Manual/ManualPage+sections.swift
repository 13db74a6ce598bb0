internal import Console
internal import HealthCode

extension ManualPage {
    /// Scripts, out of the script's own tables.
    func scripts(_ roff: inout Roff) {
        roff.section(say("脚本", "SCRIPTS"))
        roff.paragraph(
            say(
                "--script FILE 在终端里演一个班次:每行一步,# 开头是注释。有终端时照常显示;没有终端时什么也不显示;加 --linear 就一行行说。"
                    + "--save-display OUT 把 show 那几步的屏幕写进文件,文件只有本人能读。脚本演完就结束,状态 0;某步写错是 64,等的条件 30 秒没有等到是 22,都会说出行号。",
                "--script FILE plays a shift in the console: a step a line, and # begins a comment. On a terminal it is "
                    + "shown as ever, without one nothing is, and with --linear it is told line by line. --save-display "
                    + "OUT takes the screens of the steps show, in a file for its owner alone. The end of the script ends "
                    + "the console with status 0; a wrong step is 64, and a condition that does not hold within 30 "
                    + "seconds is 22, each with its line."))
        for row in Script.manualSteps { roff.item(row.form, row.meaning[language]) }
        roff.subsection(say("until 的条件", "Conditions of until"))
        for row in Script.manualConditions { roff.item(row.form, row.meaning[language]) }
    }

    /// The site's keys: what may be given to what.
    func keyMapping(_ roff: inout Roff) {
        roff.section(say("改按键", "KEYS OF A SITE"))
        roff.paragraph(
            say(
                "配置里的 [keys],或 console.key-file 所指的文件,给命令换键: 命令名 = [\"F2\", \"^V\"]。列出的键代替原来的键;空表表示没有键,只能从命令面板找。"
                    + "页脚、帮助、面板、kakou manual keys 和逐行方式都显示换过的键。下列做不到,会说出行号和原因(C06):",
                "[keys] in the configuration, or the file that console.key-file names, gives commands other keys: "
                    + "command-name = [\"F2\", \"^V\"]. They take the place of the command's own; an empty list leaves the "
                    + "palette as the way to it. Footer, help, palette, kakou manual keys and the mode of lines show the "
                    + "keys that hold. What follows is refused with its line and reason (C06):"))
        roff.item(
            say("扫码枪的键", "the scanner's keys"),
            say(
                "回车、Tab、空格、^B、^C;主屏和输入处的可打印键。处置只能用功能键、控制键,或防连发的 + * -。",
                "Enter, Tab, Space, ^B, ^C; printable keys on the main screen and in fields. A decision takes function "
                    + "and control keys, or those of + * -, which are held back against a burst."))
        roff.item(
            say("一键两用", "one key for two commands"),
            say("同一画面里已有别的命令用它", "in the same screen; map the other command too"))
        roff.item(
            say("没有出路", "no way out"),
            say("帮助、命令面板、锁屏、退出必须有键", "help, palette, lock and quit always have a key"))
        roff.item(
            say("表单和列表的键", "keys of forms and lists"),
            say("回车、Esc、退格、方向键等的命令是固定的", "the commands of Enter, Esc, BkSp, arrows and the like are fixed"))
        roff.paragraph(say("可以换键的命令:", "Commands that may be mapped:"))
        roff.paragraph(KeyMap.commandNames.joined(separator: ", "))
    }
}
