/**
 * Chinese sentences, lines and short notes with slots, labelled by the annotation guide.
 * `{slot}` is filled by `slots.ts`; `<a|b>` is one of several wordings; `~` is an ideographic blank; `[text|TYPE|level]` is labelled as it stands.
 */

const lines = (text: string): readonly string[] => text.trim().split('\n');

/** Sentences that can stand anywhere in a note; none speaks of a pregnancy that goes on. */
export const SENTENCES_ZH = lines(`
<病史|上述病史|以上情况>由其{kin}{relative}<代诉|代述|提供|陈述>，<可靠|基本可靠|欠详>。
<由|经>{kin}{relative}<陪同|护送|搀扶>来<院|诊>，<联系电话|电话|手机><：|>{phone}。
<据|根据>{kin}{relative}<讲|说|回忆|反映>，患者{day}起<症状加重|精神差|不思饮食>。
<由同村|由邻居|由工友|由室友|由房东>{friend}<发现后|拨打120后|用三轮车>送来，<家属|其{kin}>{relative}随后赶到。
{kin}{relative}（{phone}）<签署|签|已签>知情同意书，<表示理解|要求保守治疗|拒绝手术>。
<向|已向|与>{relative}（{kin}）<交代|告知|沟通>病情及风险，<其表示理解|其要求观察|签字>。
<因患者|患者>神志不清，<授权委托人|受托人|代理人>为{kin}{relative}，身份证{id}。
<{date}|{day}>在{hospital}<就诊|住院治疗|行手术治疗|急诊留观>，<具体不详|好转出院|出院小结未见>。
<曾|既往曾|先后>于{hospital}、{hospital2}<诊治|就诊|检查>，<未见好转|效果欠佳|诊断不明>。
<外院|院外|外地>（{hospital.short}）<CT|B超|化验|病理>{date}<示|提示|报告>：未见明显异常。
<由|经>{hospital.short}<转来|转入|转诊至我院|上转>，<随车|陪送>医生{doctor}，<交接|对接>{nurse}护士。
拟<转|转往|送>{hospital.alias}进一步治疗，已联系{doctor.surname}<主任|医生|大夫|副主任医师>，<床位待定|同意接收>。
<请|邀|急请>{hospital.alias}{doctor}<教授|主任医师|主任>会诊，<建议|意见>：继续目前方案。
<遵|按|据>{doctor.surname}<主任|教授|主任医师|院长>查房意见，<调整用药|完善检查|停病危>。
<今日|今晨|下午>{doctor}<主任医师|副主任医师|主任|教授>查房，<示|指示|指出>：注意电解质。
<值班|当班|二线|住院总>医师{doctor}、护士{nurse}<在场|到场|参与抢救>。
老{friend.surname}<说|讲|反映>胸闷，小{nurse.surname}<护士|>已测血压，{doctor.surname}大夫来看过。
<责任护士|管床护士>小{nurse.surname}<通知|电话告知>{doctor.surname}医生，<未到|已到场|10分钟后到>。
<患者|病人>现住{home}，<与{kin}同住|独居|租房>。
<家住|住在|现居|租住于>{home}，<务农|打工|退休|个体>。
<户籍|户籍地|户口>{home}，<暂住|现住>{home2}。
<籍贯|原籍|祖籍>{region}，<久居|长期居住于|现居>{region2}。
<出生于|生于>{region}，<长期|十年前>到{region2}务工，<否认疫水接触|无疫区旅居>。
<近期|发病前|两周前>曾去{region}<出差|旅游|探亲|打工>，{day}<返回|回来>。
于{spot}<骑车摔倒|被电动车撞伤|被狗咬伤|突发晕厥>，<伤后|随后>由120送来。
<就职于|工作单位：|供职于|在职于|原系>{org}，<已退休|普工|会计|保安|销售>。
<身份证|身份证号|身份证号码|证件号|证件号码><：|号：|为|>{id}。
{other}，<已核对|已登记|已复印>。
<病案号|住院号|门诊号|登记号|ID号|就诊卡号><：|>{record}，<床号|床位>{bed}。
<影像号|检查号|病理号|标本号|条码号|申请单号><：|>{record}，<报告日期|审核时间><：|>{date}。
<医保|社保|新农合>卡号{record}，<电话|联系电话>{phone}。
<联系电话|联系方式|手机|电话|Tel><：|:|>{phone}，<邮箱|E-mail|电子邮箱><：|>{email}。
<微信|加微信|微信号|VX><：|>{handle}，<QQ|Q Q|扣扣>{qq}。
<有事|如有不适|化验出来>打{phone}，<找|就说找>{doctor.surname}<医生|主任|大夫>。
<结果|报告|病理>发到{email}，<或|或者>微信{handle}。
<座机|科室电话|护士站电话|传真><：|>{landline}。
患者{patient}，{sex}，{age}岁，{birth}生，<民族汉|汉族>。
<患者|病人|伤者>{patient}，{sex}，{age}岁，因“<腹痛|咳嗽|头晕|胸闷>3天”入院。
{patient}（{sex}，{age}岁，住院号{record}）<今日|于{date}>出院。
<老人|患者>{age90}，<神清|高龄|生活不能自理>，由{care}护工<陪同|送来>。
<家属|陪护|联系人>：{kin}{relative}，<电话|手机>{phone}，<住址|地址>{home}。
<患者|其>{kin}{relative}、{kin2}{relative2}<均体健|在外务工|轮流陪护>。
{patient.given}<一直|从小|平时>体质差，{relative.given}<说|讲>她怕冷。
<朋友|同事|工友>{nick}<陪来|垫付费用|送医>，<真名|全名>不详。
家里人都叫{nick}，<身份证名字|大名>{patient}。
{masked}<同病室|同病房|邻床>，与本例无关；<首诊|管床>医师{doctor}。
否认{std}、{std2}、{std3}等<传染病史|病史|接触史>。
<否认|无|未诉>{std}、{std2}<病史|史|>，<否认|无>结核病史。
<既往|曾|有>{std}<病史|史|>{n}年，<规律|不规律>治疗。
<患者|本人|其>承认有{behaviour}，否认{std}。
<其|患者>{kin}<患有|有|查出>{std}，<患者|本人>未查。
<术前|入院|产前>筛查：{result}，{result2}，{result3}。
<查|复查|急查>{result}、{result2}，<其余|余>未见异常。
{panel}：{result}，{result2}，<余阴性|余正常>。
<{date}|{day}><化验|检验>回报：{result}；<凝血|肝功>正常。
<考虑|诊断|不排除>{std}，<上报|已报>{hospital.alias}，<转|建议>专科治疗。
<青霉素|头孢曲松|阿奇霉素><治疗|驱治>{std}<3周|2周|1疗程>，{result}。
`);

/** Sentences of a woman's note. */
export const SENTENCES_WOMAN_ZH = lines(`
<婚育史|婚育|月经婚育史>：{marriage}，{history}。
{history}，术后恢复可；<丈夫|配偶>{husband}体健。
<既往|曾>{history}，<否认|无>{std}史。
<末次|最近一次>住院在{hospital.short}，{history}，主刀{doctor.surname}医生。
<妇科史|既往史>：{history}、{history2}；<月经|经期>规律。
{marriage}，<配偶|爱人>{husband}，<电话|手机>{phone}，<体健|在外务工>。
<以前|三年前>查{result}、{result2}，{history}。
`);

/** Lines of their own: signatures, staff, contacts. */
export const LINES_ZH = lines(`
<医师签名|医生签名|签名|签字>：{doctor}~~~<日期|时间>：{date}
<主治医师|经治医师|住院医师>：{doctor}／<上级医师|审签>：{doctor2}
~~~~~~~~~~{doctor}／{doctor2}
<记录者|记录人|记录>：{doctor}~{datetime}
<术者|手术者|主刀>：{doctor}~<一助|助手>：{doctor2}~<麻醉|麻醉师>：{friend}~<洗手护士|器械>：{nurse}
<参加人员|参加者|与会人员>：{doctor}主任医师、{doctor2}副主任医师、{friend}主治医师、护士长{nurse}
<报告医师|诊断医师>：{doctor}~<审核医师|复核>：{doctor2}~<报告时间|审核时间>：{datetime}
<患者|本人|患方>签名：{patient}~~<家属|授权人>签名：{relative}（<关系|与患者关系>：{kin}）
<联系人|紧急联系人>：{relative}~<关系>：{kin}~<电话|手机>：{phone}
<联系人1|第一联系人>：{relative} {phone}；<联系人2|第二联系人>：{relative2} {phone2}
<住址|家庭住址|现住址|通讯地址|地址>：{home}~<邮编|邮政编码>：{n}30000
<工作单位|单位|单位及地址>：{org}~<单位电话|电话>：{landline}
<姓名|姓 名|患者姓名>：{patient}~性别：{sex}~年龄：{age}岁~<科别|科室>：内科~床号：{bed}
<送检医院|送检单位|委托单位>：{hospital}~<送检医生|申请医生>：{doctor}~<标本号|条码>：{record}
<抄送|报告单位>：{hospital.short}~<经办|填报人>：{nurse}~<电话>：{landline}
<责任护士|交班护士>：{nurse}~<接班护士|接班>：{nurse2}
<120随车|院前>：<医生|医师>{doctor}，<护士>{nurse}，<司机|驾驶员>{friend}，<车牌|救护车>{plate}
<就诊卡|登记号|ID>：{record}~<身份证|证件>：{id}
<Dr. |Dr >{doctor}~{date}
<翻译|口译|陪同翻译>：{foreigner}~<护照|护照号>：{passport}
`);

/** Whole short texts; a line break is written \\n. */
export const NOTES_ZH = lines(`
转诊单\\n{hospital2}：\\n~~兹有患者{patient}，{sex}，{age}岁，住院号{record}，因“反复腹痛”于{date}在我院住院，现需上转。\\n联系人：{kin}{relative}，{phone}。\\n转出医师：{doctor}~接诊医师：{doctor2.surname}主任\\n{hospital}\\n{date2}
介绍信\\n{hospital2.short}{doctor.surname}主任：\\n~~{masked}介绍老乡{patient}前来就诊，家住{home}，望予关照。\\n~~此致\\n敬礼\\n{hospital}~{doctor2}\\n{date}
感谢信\\n尊敬的{hospital.short}领导：\\n~~我是{patient}的{kin}{relative}，住{home}。{date}我家人在贵院{bed}床住院，{doctor.surname}医生、护士{nurse}日夜照顾，特此感谢！\\n~~祝安康\\n{relative} {phone}
投诉登记\\n投诉人：{relative}（{kin}），{phone}\\n被投诉：{doctor}、小{nurse.surname}护士\\n内容：{patient}在{hospital.short}输液渗漏，等候{n}小时。\\n处理：{doctor2.surname}主任已当面致歉。\\n经办：{friend}~{date}
群聊记录\\n{handle}：{doctor.surname}主任在吗，我妈{relative}的片子出来了\\n{doctor}：发来看看，在{hospital.alias}拍的？\\n{handle}：对，{day}拍的，片号{record}\\n{doctor}：让{nurse}护士给你加号，带上身份证{id}\\n{handle}：好的，电话{phone}
微信\\n{handle}：医生您好，我{kin}{relative}{age}岁，在{region}打工，查出{result}，要紧吗\\n{doctor.surname}医生：先来{hospital.short}复查{panel}，别慌\\n{handle}：我叫{patient}，{phone}，挂您{day}的号
电话随访\\n对象：{patient}~{phone}\\n接听：{kin}{relative}\\n内容：伤口愈合可，已回{region}。{result}。\\n随访：{nurse}~{datetime}
交班本 {date}\\n{bed}床{patient}：夜间平稳，{kin}{relative}陪护。\\n+12床{friend}：{result}，转{hospital2.alias}。\\n{nurse}交，{nurse2}接。
护理记录 {datetime}\\n{bed}床~{patient}~{sex}~{age}岁\\n{kin}{relative}守护，神清，管道通畅。通知{doctor.surname}医生。\\n签名：{nurse}/{nurse2}
值班表\\n一线：{doctor} {mobile}\\n二线：{doctor2}~{mobile2}\\n护士：{nurse}、{nurse2}\\n总机：{landline}
传染病报告卡\\n卡片编号：{record}\\n姓名：{patient}~家长姓名：{relative}\\n有效证件号：{id}~性别：{sex}\\n出生日期：{birth}~单位：{org}\\n联系电话：{phone}\\n现住地址：{home}\\n疾病：{std}~实验室：{result}\\n报告单位：{hospital}~报告医生：{doctor}~填卡日期：{date}
会诊单\\n{patient}~{sex}~{age}岁~{bed}床~住院号：{record}\\n申请：{hospital.short}消化科{doctor}\\n受邀：{hospital2}感染科{doctor2}教授\\n目的：{std}，{result}，是否抗病毒？\\n{datetime}
院前急救\\n呼救：{phone}（{kin}{relative}）\\n地点：{spot}\\n{patient}，{sex}，约{age}岁，呼之不应。送{hospital.alias}，交{doctor.surname}大夫。\\n随车：{doctor2}、{nurse}，{plate}
证明\\n兹证明{patient}（身份证号{id}）系{org}职工，于{date}至{date2}在我院治疗。\\n{hospital}医务科\\n经手人：{friend}
快递单\\n收：{relative} {mobile} {home}\\n寄：{hospital}病案室 {nurse} {landline}\\n内件：{patient}病历复印件
出院后计划\\n1.{date}回{hospital.short}{doctor.surname}主任门诊复查；\\n2.就近{hospital2.short}换药，电话{landline}；\\n3.有事联系{nurse}护士（微信{handle}）。
体检异常通知\\n{patient}您好：您{date}在{hospital.short}体检，{result}，{result2}。请带体检号{record}到{hospital2.alias}复查。详询{landline}。
自述\\n我叫{patient}，小名{nick}，{birth}出生，老家{region}，现在{org}上班，{marriage}。{date}在{hospital.alias}查{result}。不想让{kin}{relative}知道。
家庭医生签约\\n户主：{patient}~{id}\\n成员：{relative}（{kin}）、{relative2}（{kin2}）\\n地址：{home}\\n签约医生：{hospital.short} {doctor} {phone}\\n{panel}：{result}
笔录\\n问：姓名？\\n答：{patient}，绰号{nick}。\\n问：住哪里？\\n答：{home}。\\n问：送你来的是谁？\\n答：{friend}，电话{phone}。\\n记录：{doctor}~{datetime}
网诊\\n患者昵称：{handle}\\n姓名{patient} {sex} {age}岁 {region}\\n问：{n}年前{std}治过，现在{result}，还要打针吗？\\n答：{hospital.short}{doctor}：建议复查{panel}。
输血申请\\n{patient}~{sex}~{age}岁~病案号{record}\\n检验：{result}；{result2}；{result3}\\n申请医师：{doctor}~审核：{doctor2}~复核：{nurse}\\n{datetime}
急诊留观 {datetime}\\n{patient}，{sex}，{age}岁，{kin}{relative}送来。于{spot}跌倒。身份证{id}，{phone}。\\n否认{std}、{std2}。查{result}。\\n{doctor}
`);

/** Whole short texts about a pregnancy. */
export const NOTES_PREGNANCY_ZH = lines(`
[产检|PREGNANCY|2]记录\\n{patient}，{age}岁，{current}，{history}。[建册|PREGNANCY|2]：{hospital.short}，册号{record}。\\n{result}，{result2}。\\n丈夫{husband} {phone}，住{home}。\\n检查者：{doctor}~{date}
[分娩|PREGNANCY|2]记录\\n{patient}，{current}，{history}，{datetime}入室。\\n护士：{nurse}~医师：{doctor}\\n新生儿：{patient}之{child}，体重3200g。\\n丈夫{husband}签字。
[计划生育手术|PREGNANCY|2]\\n{patient}~{age}岁~{marriage}~{history}\\n术前{result}、{result2}。\\n陪同：{kin}{relative} {phone}\\n术者：{doctor}~{hospital}~{date}
[高危孕妇|PREGNANCY|2]转诊\\n{hospital.short} → {hospital2}\\n{patient}，{id}，{current}，{history}；{result}。\\n家属{husband}（{phone}）随车，{home}。\\n{doctor}~{datetime}
生殖中心\\n女：{patient}，{age}岁，{history}；男：{husband}，{record}。\\n女方{result}，男方{result2}。\\n联系：{phone}，微信{handle}\\n{doctor}
`);
