/// The readings that the program carries: of characters (generated), of places and of surnames (written by hand).
enum PinyinTable {
    /// Parts of place names that read otherwise than their characters one by one; the longest that fits counts.
    ///
    /// Today's divisions and what people say of them; a test walks every line against the division table.
    static let places: KeyValuePairs<String, String> = [
        "重庆": "chong qing", "长子县": "zhang zi xian", "六合": "lu he", "六安": "lu an", "番禺": "pan yu",
        "乐清": "yue qing", "乐亭": "lao ting", "乐陵": "lao ling", "大城县": "dai cheng xian", "大埔": "da bu",
        "东阿": "dong e", "单县": "shan xian", "涡阳": "guo yang", "铅山": "yan shan", "浚县": "xun xian",
        "泌阳": "bi yang", "尉犁": "yu li", "蔚县": "yu xian", "牟平": "mu ping", "中牟": "zhong mu",
        "荥经": "ying jing", "召陵": "shao ling", "吴堡": "wu bu", "红寺堡": "hong si pu", "洪洞": "hong tong",
        "穆棱": "mu ling", "繁峙": "fan shi", "犍为": "qian wei", "筠连": "jun lian", "崆峒": "kong tong",
        "称多": "chen duo", "覃塘": "qin tang", "宕昌": "tan chang",
    ]

    /// Surnames, of one or two characters, that read otherwise than their characters elsewhere.
    static let surnames: KeyValuePairs<String, String> = [
        "单": "shan", "解": "xie", "仇": "qiu", "朴": "piao", "查": "zha", "区": "ou", "盖": "ge", "乐": "yue",
        "覃": "qin", "繁": "po", "员": "yun", "召": "shao", "秘": "bi", "折": "she", "种": "chong", "句": "gou",
        "祭": "zhai", "重": "chong", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "单于": "chan yu",
        "洗": "xian", "黑": "he", "澹台": "tan tai",
    ]
}
