import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Has veraPDF judge files by PDF/UA-1 and PDF/A-2a. Exits with 1 if one of them fails. */
public class Validate {
  private static final String[] STANDARDS = {"ua1", "2a"};

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean isValid = true;
    for (String file : files) {
      for (String standard : STANDARDS) {
        isValid &= judge(new File(file), PDFAFlavour.fromString(standard));
      }
    }
    System.exit(isValid ? 0 : 1);
  }

  private static boolean judge(File file, PDFAFlavour standard) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standard)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false);
      ValidationResult result = validator.validate(parser);
      String said = result.isCompliant() ? "keeps" : "BREAKS";
      System.out.println(file.getName() + " " + said + " " + standard);
      Map<String, String> broken = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          broken.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
        }
      }
      broken.forEach((rule, message) -> System.out.println("  " + rule + " " + message));
      return result.isCompliant();
    }
  }
}
