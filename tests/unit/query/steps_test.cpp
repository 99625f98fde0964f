// SPDX-License-Identifier: MIT
#include "query/steps.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "text_index.hpp"

namespace cme {
namespace {

using test::TextIndex;
using Keys = std::vector<std::size_t>;
using Notes = std::vector<std::string>;

/// Records with these titles, from 0 on.
class Steps : public testing::Test {
 protected:
  Steps() {
    std::size_t key = 0;
    for (const std::string_view title : {"Opioid use and opioid tapering",                      // 0
                                         "An opioid for hypertension",                          // 1
                                         "Decreased hemorrhage in cardiology",                  // 2
                                         "Cardiology and hemorrhage",                           // 3
                                         "Preexposure prophylaxis by email",                    // 4
                                         "Pre-eclampsia and telehealth",                        // 5
                                         "Chronic obstructive pulmonary disease in COPD care",  // 6
                                         "Myocardial infarction after surgery",                 // 7
                                         "Gout in older adults",                                // 8
                                         "Gout flares, how to treat them",                      // 9
                                         "Breast cancer screening",                             // 10
                                         "Room 14389"}) {                                       // 11
      SearchText text;
      text[0] = title;
      index_.add(key++, text);
    }
    SearchRecord record;
    record.text[0] = "Diabetes";
    record.codes = {"id=14389", "doi=10.1001/jama.1", "url=example.org/a/7", "board=abfm", "expires=2027"};
    index_.add(key, record);
  }

  SearchResult search(std::string_view text, Reading reading = Reading::meant) const {
    return find_meant(index_.index(), text, parse_query(text).value(), synonyms_, reading);
  }

  Keys keys(std::string_view text, Reading reading = Reading::meant) const {
    Keys keys;
    for (const SearchHit& hit : search(text, reading).hits) keys.push_back(hit.key);
    return keys;
  }

  TextIndex index_;
  SynonymTable synonyms_{{}};
};

TEST_F(Steps, AreAnnounced) {
  const struct {
    std::string_view query;
    Keys keys;
    Notes notes;
  } cases[] = {
      // All words match: nothing is tried.
      {"opioid hypertension", {1}, {}},
      {"gout older", {8}, {}},
      // Spelling: one mistake up to seven letters, two from eight; of words of two records if it is less sure.
      {"hypertention", {1}, {"no record contains \"hypertention\"; searched for \"hypertension\""}},
      {"braest", {10}, {"no record contains \"braest\"; searched for \"breast\""}},
      {"opoid", {0, 1}, {"no record contains \"opoid\"; searched for \"opioid\""}},
      {"poioid", {0, 1}, {"no record contains \"poioid\"; searched for \"opioid\""}},
      {"cardiolgoy", {3, 2}, {"no record contains \"cardiolgoy\"; searched for \"cardiology\""}},
      // Words that exist stay as they are.
      {"decreased", {2}, {}},
      // British, joined and separated words, beginnings.
      {"haemorrhage", {3, 2}, {"no record contains \"haemorrhage\"; searched for \"hemorrhage\""}},
      {"e-mail", {4}, {"no record contains \"e mail\"; searched for \"email\""}},
      {"pre-exposure", {4}, {"no record contains \"pre exposure\"; searched for \"preexposure\""}},
      {"preeclampsia", {5}, {"no record contains \"preeclampsia\"; searched for \"pre eclampsia\""}},
      {"tele health", {5}, {"also searched for \"telehealth\""}},
      {"hyperten", {1}, {"no record contains \"hyperten\"; searched for words that begin with it"}},
      // Synonyms, always.
      {"COPD", {6}, {"also searched for \"chronic obstructive pulmonary disease\""}},
      {"heart attacks", {7}, {"also searched for \"myocardial infarction\""}},
      // Most words.
      {"how do I treat gout", {9}, {"no record contains all words; searched for most of \"treat\", \"gout\""}},
      {"gout xyzzy", {8, 9}, {"no record contains \"xyzzy\"", "no record contains all words; searched for \"gout\""}},
      // Ids, DOIs, addresses; the text after them.
      {"14389", {12, 11}, {"\"14389\" is an id"}},
      {"10.1001/JAMA.1", {12}, {"\"10.1001/jama.1\" is a DOI"}},
      {"https://doi.org/10.1001/jama.1", {12}, {"\"10.1001/jama.1\" is a DOI"}},
      {"http://example.org/a/7/", {12}, {"the query is the address of an activity"}},
      {"https://directory.example/activity/14389", {12}, {"\"14389\" is an id"}},
      {"https://doi.org/10.1001/JAMA.1.", {12}, {"\"10.1001/jama.1\" is a DOI"}},
      {"(10.1001/jama.1)", {12}, {"\"10.1001/jama.1\" is a DOI"}},
      {"“doi:10.1001/jama.1,”", {12}, {"\"10.1001/jama.1\" is a DOI"}},
      {"https://doi.org/10.1001/jama.1?utm_source=mail", {12}, {"\"10.1001/jama.1\" is a DOI"}},
      {"<http://example.org/a/7#top>.", {12}, {"the query is the address of an activity"}},
      {"example.org/a/7", {12}, {"the query is the address of an activity"}},
      {"(14389).", {12, 11}, {"\"14389\" is an id"}},
      // What options are for.
      {"ABFM diabetes",
       {12},
       {"no record contains \"ABFM\"; searched for activities that Family Medicine approves, as --board does"}},
      {"diabetes expires in 2027",
       {12},
       {"searched for activities that expire in 2027, as --expires-after and --expires-before do"}},
      {"diabetes expires in 20277",
       {12},
       {"no record contains \"expires\"; searched for words that begin with it", "no record contains \"20277\"",
        "no record contains all words; searched for most of \"diabetes\", \"expires\""}},
      {"free gout course older",
       {8},
       {"no record contains all words; searched for most of \"gout\", \"older\"",
        "--free finds activities that are free to all or some"}},
  };
  for (const auto& [query, keys, notes] : cases) {
    SCOPED_TRACE(query);
    EXPECT_EQ(this->keys(query), keys);
    EXPECT_EQ(search(query).notes, notes);
  }
}

TEST_F(Steps, FindTheWordsOfARunWithSynonymsThatHaveSomeAlone) {
  index_.add(20, SearchText{"Influenza in winter"});
  for (const std::string_view query : {"flu shot", "flu shots", "flu shot OR xyzzy"}) {
    SCOPED_TRACE(query);
    EXPECT_EQ(keys(query), Keys{20});
  }
  EXPECT_EQ(search("flu shot").notes,
            (Notes{"no record contains \"shot\"", "no record contains all words; searched for \"flu\"",
                   "also searched for \"influenza\""}));
  // The words of a run mean something else alone: neither "blood" nor "shows" is searched.
  index_.add(21, SearchText{"Blood loss: shows and signs"});
  index_.add(22, SearchText{"Blood shows"});
  EXPECT_EQ(keys("blood thinner"), Keys{});
  EXPECT_EQ(keys("flu shots"), Keys{20});
}

TEST_F(Steps, NameTheOptionsForAmounts) {
  const struct {
    std::string_view query;
    Notes notes;
  } cases[] = {
      {"gout, 1.5 credits", {"--min-credits 1.5 finds activities that give 1.5 credits or more"}},
      {"2 hours of gout", {"--min-credits 2 finds activities that give 2 credits or more"}},
      {"gout $30", {"--max-fee 30 finds activities that cost $30 or less"}},
      {"gout 25 dollars", {"--max-fee 25 finds activities that cost $25 or less"}},
      {"gout $25 2 credits",
       {"--max-fee 25 finds activities that cost $25 or less",
        "--min-credits 2 finds activities that give 2 credits or more"}},
      {"gout 30", {}},
      {"gout enduring materials", {"--format Enduring finds enduring activities"}},
  };
  // Neither the numbers nor "materials" are searched or respelled.
  index_.add(20, SearchText{"Maternal care: 30, 25, 2, 1.5"});
  index_.add(21, SearchText{"Maternal care: 30, 25, 2, 1.5"});
  for (const auto& [query, notes] : cases) {
    SCOPED_TRACE(query);
    Notes found = search(query).notes;
    std::erase_if(found, [](const std::string& note) { return !note.starts_with("--"); });
    EXPECT_EQ(found, notes);
    EXPECT_EQ(keys(query).size(), notes.empty() ? 4U : 2U);
  }
}

TEST_F(Steps, FindWhatABoardApprovesWhereNoOtherWordIsKnown) {
  EXPECT_EQ(keys("ABFM xyzzy"), Keys{12});
  EXPECT_EQ(
      search("ABFM xyzzy").notes,
      (Notes{"no record contains \"ABFM\"; searched for activities that Family Medicine approves, as --board does",
             "no record contains \"xyzzy\""}));
  EXPECT_EQ(keys("ABFM gout"), Keys{});
}

TEST_F(Steps, DoNotPartAWordAtACommonOne) {
  index_.add(20, SearchText{"A diabetic is not alone"});
  EXPECT_EQ(keys("diabetis"), (Keys{12, 20}));
  EXPECT_EQ(search("diabetis").notes, Notes{"no record contains \"diabetis\"; searched for \"diabetes\""});
}

TEST_F(Steps, FindNothingForTheNumberOfAWord) {
  index_.add(20, SearchText{"Gout in 19 adults"});
  EXPECT_EQ(keys("covid-19"), Keys{});
}

TEST_F(Steps, AreNotTakenWhereTheQueryIsExact) {
  EXPECT_EQ(keys("opioid", Reading::exact), (Keys{0, 1}));
  for (const std::string_view query : {"opoid", "haemorrhage", "heart attack", "how do I treat gout", "hyperten"}) {
    SCOPED_TRACE(query);
    EXPECT_EQ(keys(query, Reading::exact), Keys{});
    EXPECT_EQ(search(query, Reading::exact).notes, Notes{});
  }
  EXPECT_EQ(keys("14389", Reading::exact), Keys{11});
}

TEST_F(Steps, FindNothingThatIsNotMeant) {
  for (const std::string_view query : {"opoid2", "xardiology",  // digits; another first letter
                                       "hyp", "gotu",           // too short
                                       "deceased",              // spelled right, near "decreased"
                                       "hypotension",           // spelled right, near "hypertension"
                                       "brvast",                // two mistakes in a short word
                                       "breasy",                // another letter in a short word of one record
                                       "tlehelth",              // two mistakes, near a word of one record
                                       "\"heart attack\"", "\"gout xyzzy\"", "xyzzy"}) {
    SCOPED_TRACE(query);
    EXPECT_EQ(keys(query), Keys{});
  }
}

TEST_F(Steps, SayWhyNothingIsFound) {
  EXPECT_EQ(search("xyzzy").notes, Notes{"no record contains \"xyzzy\" or a similar word"});
  EXPECT_EQ(search("xyzzy plugh").notes, Notes{"no record contains \"xyzzy\", \"plugh\" or similar words"});
  EXPECT_EQ(search("\"cardiology gout\"").notes, Notes{"no record contains all of this"});
  EXPECT_EQ(search("xyzzy live").notes,
            (Notes{"no record contains \"xyzzy\" or a similar word", "--format Live finds live activities"}));
}

TEST_F(Steps, FindAnActivityOrNothingByADoiOrAnAddress) {
  const struct {
    std::string_view query;
    std::string_view note;
  } cases[] = {
      {"10.5555/gout.cardiology", "no activity has the DOI \"10.5555/gout.cardiology\""},
      {"doi:10.5555/gout.", "no activity has the DOI \"10.5555/gout\""},
      {"https://example.org/opioid/77", "no activity has the address \"https://example.org/opioid/77\""},
      {"http://example.org/a/7?page=8", "no activity has the address \"http://example.org/a/7?page=8\""},
      {"example.org/gout", "no activity has the address \"example.org/gout\""},
  };
  for (const auto& [query, note] : cases) {
    SCOPED_TRACE(query);
    EXPECT_EQ(keys(query), Keys{});
    EXPECT_EQ(search(query).notes, Notes{std::string(note)});
  }
}

TEST_F(Steps, FindNothingForStopWordsAndWordsOfOptionsAlone) {
  for (const std::string_view query : {"how to xyzzy", "xyzzy by", "how by", "(how OR by) xyzzy"}) {
    SCOPED_TRACE(query);
    EXPECT_EQ(keys(query), Keys{});
  }
  EXPECT_EQ(keys("how were them xyzzy"), Keys{});
  EXPECT_EQ(keys("title:how xyzzy"), Keys{9});
}

TEST_F(Steps, NameTheBoardThatIsMeant) {
  const struct {
    std::string_view query;
    std::vector<std::string_view> boards;
  } cases[] = {
      {"plastic surgery", {"Plastic Surgery"}},
      {"surgery xyzzy", {"Surgery"}},
      {"internal medicine", {"Internal Medicine"}},
      {"board of emergency medicine", {"Emergency Medicine"}},
      {"psychiatry and neurology", {"Psychiatry and Neurology"}},
      {"psychiatry & neurology", {"Psychiatry and Neurology"}},
      {"OB/GYN", {"Obstetrics and Gynecology"}},
      {"obgyn", {"Obstetrics and Gynecology"}},
      {"PM&R", {"Physical Medicine and Rehabilitation"}},
      {"\"Thoracic Surgery\"", {"Thoracic Surgery"}},
      {"otolaryngology head and neck surgery", {"Otolaryngology – Head and Neck Surgery"}},
      {"for pediatricians", {"Pediatrics"}},
      {"paediatrician", {"Pediatrics"}},
      {"radiologists or urologist", {"Radiology", "Urology"}},
      {"xyzzy -urology", {}},
      {"plastic \"surgery xyzzy\"", {"Surgery"}},
      {"pathological xyzzy", {}},
  };
  for (const auto& [query, boards] : cases) {
    SCOPED_TRACE(query);
    Notes expected;
    for (const std::string_view board : boards) {
      expected.push_back("--board \"" + std::string(board) + "\" finds activities that this board approves");
    }
    Notes notes = search(query).notes;
    std::erase_if(notes, [](const std::string& note) { return !note.starts_with("--board"); });
    EXPECT_EQ(notes, expected);
  }
}

TEST_F(Steps, LeaveTheNamesOfBoardsAsTheyAre) {
  index_.add(20, SearchText{"Interval training"});
  index_.add(21, SearchText{"Interval medicine"});
  EXPECT_EQ(search("interal").notes, Notes{"no record contains \"interal\"; searched for \"interval\""});
  EXPECT_EQ(search("internal").notes, Notes{"no record contains \"internal\" or a similar word"});
  EXPECT_EQ(search("internal medicine").notes,
            (Notes{"no record contains \"internal\"", "no record contains all words; searched for \"medicine\"",
                   "--board \"Internal Medicine\" finds activities that this board approves"}));
}

TEST_F(Steps, CorrectWordsOfOptions) {
  const struct {
    std::string_view query;
    std::string_view word;
    std::string_view hint;
  } cases[] = {
      {"radiolgy", "radiology", "--board \"Radiology\" finds activities that this board approves"},
      {"opthamology", "ophthalmology", "--board \"Ophthalmology\" finds activities that this board approves"},
      {"surgoen", "surgeon", "--board \"Surgery\" finds activities that this board approves"},
  };
  for (const auto& [query, word, hint] : cases) {
    SCOPED_TRACE(query);
    EXPECT_EQ(search(query).notes,
              (Notes{fmt::format("no record contains \"{}\"; searched for \"{}\"", query, word),
                     fmt::format("no record contains \"{}\" or a similar word", word), std::string(hint)}));
  }
  // A word that is nothing but an option is not missing in records.
  EXPECT_EQ(search("intrenet").notes, (Notes{"no record contains \"intrenet\"; searched for \"internet\"",
                                             "--format Internet finds Internet activities"}));
  // Where a record has the word too, it is found, and the option is named.
  EXPECT_EQ(keys("surgary"), Keys{7});
  EXPECT_EQ(search("surgary").notes, (Notes{"no record contains \"surgary\"; searched for \"surgery\"",
                                            "--board \"Surgery\" finds activities that this board approves"}));
}

TEST_F(Steps, LeaveWordsWithSynonymsAsTheyAre) {
  index_.add(20, SearchText{"Tylenal and narcal"});
  EXPECT_EQ(keys("tylenol"), Keys{});
  EXPECT_EQ(keys("Narcan"), Keys{});
}

TEST_F(Steps, FindTheBritishSpellingOfAnAmericanWord) {
  index_.add(20, SearchText{"Orthopaedic implants"});
  EXPECT_EQ(search("orthopedic").notes, Notes{"no record contains \"orthopedic\"; searched for \"orthopaedic\""});
}

TEST_F(Steps, AreBoundedInLongQueries) {
  std::string query;
  for (int i = 0; i < 500; ++i) query += " abcdefgh" + std::to_string(i) + "x gout" + std::to_string(i);
  EXPECT_EQ(keys(query), Keys{});
  EXPECT_EQ(keys("gout " + query.substr(0, query.size() / 2)), (Keys{8, 9}));
}

TEST_F(Steps, KeepWhatIsExcluded) {
  EXPECT_EQ(keys("opoid -hypertension"), Keys{0});
  EXPECT_EQ(keys("gout xyzzy -older"), Keys{9});
}

}  // namespace
}  // namespace cme
