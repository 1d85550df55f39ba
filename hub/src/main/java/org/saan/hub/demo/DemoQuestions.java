package org.saan.hub.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.training.NewQuestion;

/** Questions of the demo's bank: three of each area of competence, written for a village reader. */
final class DemoQuestions {
    private static final String CHOICE = "\\|";
    private static final String LANGUAGE = "=";

    /** Area, level, right choice; the question, then its choices, each in Thai and English. */
    private static final List<String> WRITTEN = List.of(
            "C1 1 2|สมุดรายรับรายจ่ายควรจดเมื่อไร=When is the book of income and expense written?|สิ้นปี=At the end of the year|ทุกครั้งที่มีเงินเข้าออก=Each time that money comes or goes|เมื่อมีคนถาม=When somebody asks",
            "C1 2 1|เงินขายผ้าของกลุ่มควรเก็บไว้ที่ไหน=Where is the money of the group's cloth kept?|บัญชีของกลุ่ม=In the account of the group|กระเป๋าของประธาน=In the leader's purse|รวมกับเงินค่ากับข้าว=With the money for food",
            "C1 3 3|ขาย 1,000 บาท ต้นทุน 700 บาท กำไรเท่าไร=Sold for 1,000 baht, cost 700 baht: the profit is|1,700 บาท=1,700 baht|700 บาท=700 baht|300 บาท=300 baht",
            "C2 1 1|ต้นทุนผ้าทอหนึ่งผืนมีอะไรบ้าง=What is in the cost of one woven cloth?|วัตถุดิบ ค่าแรง และค่าใช้จ่ายอื่น=Material, labour and other costs|ค่าด้ายอย่างเดียว=Only the yarn|ค่าส่งอย่างเดียว=Only the carriage",
            "C2 2 2|ทอ 6 ชั่วโมง ค่าแรงชั่วโมงละ 50 บาท ค่าแรงเท่าไร=Six hours of weaving at 50 baht an hour: the labour is|56 บาท=56 baht|300 บาท=300 baht|600 บาท=600 baht",
            "C2 3 3|ถ้าผู้ซื้อขอราคาต่ำกว่าต้นทุน ควรทำอย่างไร=A buyer asks for less than the cost. What do you do?|ตกลงไปก่อน=Agree for now|ไม่ตอบ=Say nothing|บอกราคาต่ำสุดและเหตุผล=Tell the floor price and why",
            "C3 1 2|กำลังผลิตต่อสัปดาห์คืออะไร=What is weekly capacity?|งานที่อยากทำ=The work one wishes for|จำนวนที่ทำได้จริงในหนึ่งสัปดาห์=What can really be made in a week|จำนวนกี่=The number of looms",
            "C3 2 1|ก่อนรับงานต้องดูอะไร=What is looked at before work is taken?|เวลาและคนที่ว่าง=Free time and hands|สีของด้าย=The colour of the yarn|วันหวย=The day of the lottery",
            "C3 3 3|งานจะไม่ทันควรทำอย่างไร=Work will be late. What do you do?|รอให้ผู้ซื้อถาม=Wait until the buyer asks|เร่งจนไม่ตรวจ=Hurry and skip the check|บอกผู้ประสานงานและแบ่งงาน=Tell the coordinator and share the work",
            "C4 1 2|ตัวอย่างอ้างอิงใช้ทำอะไร=What is a reference sample for?|ขายก่อน=To be sold first|เทียบกับงานที่ทำ=To be held against the work|ตกแต่งบ้าน=To decorate the house",
            "C4 2 1|ใบตรวจงานจดอะไร=What does an inspection sheet note?|จำนวนและตำหนิ=The number and the faults|ชื่อลูกค้าเก่า=Names of old customers|ราคาน้ำมัน=The price of petrol",
            "C4 3 3|ริมผ้าไม่ตรงบ่อย ควรทำอย่างไร=Edges are often crooked. What do you do?|ตัดทิ้งทุกผืน=Cut them all off|ขายลดราคา=Sell them cheaper|หาสาเหตุและแก้ที่กี่=Find the cause at the loom",
            "C5 1 2|โจทย์ออกแบบบอกอะไร=What does a design brief tell?|ชื่อคนทอ=The weaver's name|ใคร ใช้ทำอะไร และข้อจำกัด=For whom, for what, within what|วันเกิดผู้ซื้อ=The buyer's birthday",
            "C5 2 1|ชุดสีคืออะไร=What is a colourway?|สีที่ใช้ด้วยกันในแบบเดียว=Colours of one design together|สีเดียวทุกผืน=One colour for all|กล่องสี=A box of paint",
            "C5 3 3|ใบสั่งงานออกแบบต้องมีอะไร=What must a tech pack have?|คำชม=Praise|รูปวิว=A view|ขนาด วัสดุ และวิธีทำ=Size, material and how it is made",
            "C6 1 1|FOB หมายถึงผู้ขายรับผิดชอบถึงไหน=FOB: how far is it the seller's?|บนเรือที่ท่าต้นทาง=On board at the port of loading|บ้านผู้ซื้อ=The buyer's house|ที่กลุ่ม=The group's place",
            "C6 2 2|ใบรายการบรรจุบอกอะไร=What does a packing list tell?|กำไร=The profit|ของในแต่ละกล่องและน้ำหนัก=What is in each carton, and its weight|ชื่อคนขับรถ=The driver's name",
            "C6 3 3|ผู้ซื้อถามว่าผ้ามาจากไหน ต้องตอบจากอะไร=A buyer asks where the cloth is from. The answer is from|ความจำ=Memory|ป้ายสวย ๆ=A pretty label|บันทึกวัตถุดิบและที่ผลิต=Records of material and making");

    private DemoQuestions() {}

    static List<NewQuestion> all() {
        return WRITTEN.stream().map(DemoQuestions::question).toList();
    }

    private static NewQuestion question(String written) {
        var parts = new ArrayList<>(Arrays.asList(written.split(CHOICE)));
        var head = parts.removeFirst().split(" ");
        return new NewQuestion(
                head[0],
                Integer.parseInt(head[1]),
                text(parts.removeFirst()),
                parts.stream().map(DemoQuestions::text).toList(),
                Integer.parseInt(head[2]),
                true);
    }

    private static LocalizedText text(String written) {
        var both = written.split(LANGUAGE, 2);
        return new LocalizedText(both[0], both[1]);
    }
}
