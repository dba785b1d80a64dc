#!/usr/bin/env python3
"""Write a deterministic observation CSV for benchmarks.

    python3 bench/make_observations.py ROWS OUT.csv [--seed S]

Columns: zone,indicator,period,value,unit,comparator,source,note (UTF-8, LF).
178 zones x up to 120 indicators x quarters ending 2025Q4, ordered by period, zone,
indicator. The number of quarters is the smallest (at least 2) whose full grid
holds ROWS; the surplus is dropped evenly at random, as real collections have
gaps. Under two full quarters the number of indicators shrinks instead, so that
every size has a latest and a previous quarter to compare.

Only integer hashing is used (no random module), so the same ROWS and seed give
the same bytes on every Python; the SHA-256 of the sizes that the benchmark uses is
checked. A file that is there already with the right bytes is left alone.
"""
import argparse
import hashlib
import os
import sys

DIGESTS = {
    10_000: "65910ebbe9a90d34d13a4776ae24d5755c0dad79a499f92acfa72c0a0afbca09",
    100_000: "92bed1b9e3e04f3524ef03d2c1bb5089c94277067dba0638e52f919bb9052539",
    1_000_000: "d708a81c1fb9b8b729ad45327bc4bf3c6d7fa3e50fd62987a0d720e9fcd25805",
}

CITIES = (
    "北京 天津 上海 重庆 石家庄 保定 唐山 燕郊 承德 太原 长治 呼和浩特 包头 鄂尔多斯 沈阳 大连 鞍山 营口 辽阳 本溪 阜新 锦州 "
    "长春 吉林 延吉 通化 哈尔滨 大庆 齐齐哈尔 紫竹 南京 苏州 无锡 常州 泰州 昆山 江阴 徐州 武进 南通 镇江 盐城 连云港 扬州 "
    "常熟 宿迁 淮安 杭州 宁波 绍兴 温州 萧山 嘉兴 湖州 衢州 合肥 芜湖 蚌埠 马鞍山 慈湖 淮南 铜陵 福州 厦门 泉州 莆田 漳州 "
    "三明 龙岩 南昌 新余 景德镇 鹰潭 抚州 赣州 吉安 宜春 九江 济南 威海 青岛 潍坊 淄博 济宁 烟台 临沂 泰安 枣庄 莱芜 德州 "
    "黄河三角洲 郑州 洛阳 安阳 南阳 新乡 平顶山 焦作 信阳 许昌 武汉 襄阳 宜昌 孝感 荆门 仙桃 随州 咸宁 黄冈 荆州 潜江 黄石 "
    "大冶 长沙 株洲 湘潭 益阳 衡阳 郴州 常德 怀化 宁乡 永州 广州 深圳 中山 佛山 惠州 珠海 东莞 肇庆 江门 源城 清远 汕头 茂名 "
    "湛江 南宁 桂林 柳州 北海 海口 璧山 荣昌 永川 成都 绵阳 自贡 乐山 泸州 攀枝花 德阳 内江 遂宁 宜宾 贵阳 安顺 遵义 昆明 玉溪 "
    "楚雄 曲靖 拉萨 西安 宝鸡 杨凌 渭南 咸阳 榆林 安康 汉中 兰州 白银 天水 青海 西宁 银川 石嘴山 乌鲁木齐 昌吉 石河子 阿克苏 克拉玛依"
).split()
BASES = (
    ("企业数量", "家", 0), ("高新技术企业数", "家", 0), ("营业收入", "亿元", 2), ("工业总产值", "亿元", 2),
    ("净利润", "亿元", 2), ("实际上缴税费", "亿元", 2), ("出口总额", "亿美元", 3), ("从业人员期末数", "人", 0),
    ("R&D经费内部支出", "万元", 1), ("R&D人员折合全时当量", "人年", 1), ("发明专利授权量", "件", 0),
    ("有效发明专利拥有量", "件", 0), ("PCT国际专利申请量", "件", 0), ("技术合同成交额", "亿元", 2),
    ("单位产值能耗(吨标准煤/万元)", "吨标准煤/万元", 4), ("劳动生产率", "万元/人", 2), ("研发投入强度", "%", 2),
    ("新产品销售收入占比", "%", 2), ("瞪羚企业数", "家", 0), ("独角兽企业数", "家", 0), ("孵化器数量", "个", 0),
    ("在孵企业数", "家", 0), ("新注册企业数", "家", 0), ("实际利用外资", "万美元", 1), ("固定资产投资", "亿元", 2),
    ("本科及以上从业人员占比", "%", 2), ("每万人拥有专利数", "件/万人", 2), ("高技术产业增加值", "亿元", 2),
    ("科技活动经费", "万元", 1), ("上市企业数", "家", 0),
)
SCOPES = ("", "(规模以上)", "(高新技术企业)", "(科技型中小企业)")
SOURCES = ("火炬统计快报", "园区统计月报", "省科技厅汇总", "国家统计局", "企业直报平台", "税务部门共享数据")
COMPARATORS = ("上年同期", "上季度", "全国高新区均值", "")
NOTES = ("快报数", "初步核算数,以年报为准", "含托管园区", "口径调整,与上年不可比", "按\"四上\"企业统计",
         "部分企业未报送", "R&D<500万元的企业未计入", "剔除价格因素")
MASK = (1 << 64) - 1


def mix(x):
    """splitmix64: a 64-bit integer hash."""
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def quoted(s):
    if "," in s or '"' in s or "\n" in s:
        return '"' + s.replace('"', '""') + '"'
    return s


def fixed(scaled, decimals):
    """scaled / 10**decimals as text, without floating point."""
    sign, scaled = ("-", -scaled) if scaled < 0 else ("", scaled)
    if decimals == 0:
        return f"{sign}{scaled}"
    whole, frac = divmod(scaled, 10 ** decimals)
    return f"{sign}{whole}.{frac:0{decimals}d}"


def is_there(path, digest):
    if digest is None or not os.path.exists(path):
        return False
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest() == digest


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("rows", type=int)
    ap.add_argument("out")
    ap.add_argument("--seed", type=int, default=20251231)
    a = ap.parse_args()
    expected = DIGESTS.get(a.rows) if a.seed == 20251231 else None
    if is_there(a.out, expected):
        return
    zones = list(dict.fromkeys(CITIES))
    n = 0
    while len(zones) < 178:
        zones.append(f"示范区{n + 1:02d}")
        n += 1
    zones = [z + "高新技术产业开发区" for z in zones[:178]]
    indicators = [(b + s, u, d) for s in SCOPES for b, u, d in BASES]  # 120
    per_quarter = len(zones) * len(indicators)
    quarters = max(2, -(-a.rows // per_quarter))
    n_ind = min(len(indicators), -(-a.rows // (len(zones) * quarters)))
    grid = len(zones) * n_ind * quarters
    drop = grid - a.rows
    last = 2025 * 4 + 3
    digest = hashlib.sha256()
    written = seen = dropped = 0
    part = a.out + ".part"
    with open(part, "w", encoding="utf-8", newline="") as f:
        def put(text):
            f.write(text)
            digest.update(text.encode("utf-8"))
        put("zone,indicator,period,value,unit,comparator,source,note\n")
        for q in range(quarters):
            year, quarter = divmod(last - quarters + 1 + q, 4)
            period = f"{year}Q{quarter + 1}"
            block = []
            for zi, zone in enumerate(zones):
                for ii in range(n_ind):
                    name, unit, dec = indicators[ii]
                    r = mix(mix(mix(a.seed ^ q) ^ (zi << 20)) ^ (ii << 40))
                    left = grid - seen
                    seen += 1
                    if dropped < drop and (r % 1000003) * left < (drop - dropped) * 1000003:
                        dropped += 1
                        continue
                    if dropped < drop and left == drop - dropped:
                        dropped += 1
                        continue
                    # a level per zone and indicator, a trend and a quarterly wobble
                    level = mix(a.seed ^ 0xABCD ^ (zi << 8) ^ (ii << 32))
                    mag = 10 ** (2 + level % 4)
                    base = 30 + level // 7 % mag
                    pct = 100 + q + (r >> 20) % 21 - 8
                    scaled = base * 10 ** dec * pct // 100 + (r >> 44) % 10 ** dec
                    if "%" in unit or "占比" in name:
                        scaled %= 100 * 10 ** dec
                    if name.startswith("净利润") and r % 17 == 0:
                        scaled = -scaled
                    value = "" if r % 211 == 0 else fixed(scaled, dec)
                    k = (r >> 9) % 100
                    if k < 70:
                        note = ""
                    elif k < 90:
                        note = NOTES[(r >> 17) % len(NOTES)]
                    elif k < 99:
                        note = f"修订:原值{fixed(scaled - scaled // 40, dec)},核定单号{year}-{(r >> 33) % 1000000:06d}"
                    else:
                        note = f"第一次报送{fixed(scaled, dec)}\n复核:{zone[:4]}统计办 \"已确认\""
                    src = SOURCES[(r >> 25) % len(SOURCES)]
                    cmp_ = COMPARATORS[(r >> 29) % len(COMPARATORS)]
                    block.append(f"{zone},{name},{period},{value},{unit},{cmp_},{src},{quoted(note)}\n")
                    written += 1
            put("".join(block))
    assert written == a.rows, (written, a.rows)
    if expected not in (None, digest.hexdigest()):
        sys.exit(f"{a.out}: the bytes are not those that the benchmark knows; compare with other runs in vain")
    os.replace(part, a.out)
    print(f"{a.out}: {written} rows, {len(zones)} zones x {n_ind} indicators x {quarters} quarters")


if __name__ == "__main__":
    main()
