/// A first line or two of each table, until the generated ones stand here.
extension DivisionTable {
    static let today = DivisionTable(text: "110000北京市\n330000浙江省\n330100杭州市\n330106西湖区\n")
    static let history = DivisionTable(text: "310103卢湾区\n")
}
