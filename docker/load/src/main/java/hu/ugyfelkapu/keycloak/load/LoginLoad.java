package hu.ugyfelkapu.keycloak.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Logins and enrolments, the stock flow and the pack's in turns, each round after the last answer
 * of the one before. One failed request fails the run. {@link Plan} says how many.
 */
public final class LoginLoad extends Simulation {
  private final Plan plan = Plan.ofSystemProperties();
  private final Times times = new Times(plan.feeds().resolve("times"));
  private final Map<String, FeederBuilder<String>> feeds = new HashMap<>();

  public LoginLoad() {
    List<PopulationBuilder> all = new ArrayList<>();
    for (Round round : Round.of(plan)) {
      all.add(mark(round, "begin"));
      all.add(citizens(round));
      all.add(mark(round, "end"));
    }
    PopulationBuilder chain = all.get(all.size() - 1);
    for (int i = all.size() - 2; i >= 0; i--) {
      chain = all.get(i).andThen(chain);
    }
    setUp(chain)
        .protocols(
            http.baseUrl(plan.server())
                .disableWarmUp()
                .acceptHeader("text/html")
                .acceptLanguageHeader("hu")
                .acceptEncodingHeader("gzip"))
        .assertions(global().failedRequests().count().is(0L));
  }

  private PopulationBuilder citizens(Round round) {
    Steps steps = new Steps(round.kind() + ": ", round.side().realm());
    double perSecond = round.journey().perSecond(plan) * (round.isWarmUp() ? Plan.WARM_UP : 1);
    return scenario(round.id())
        .exec(
            feed(feeds.computeIfAbsent(round.kind(), this::csvOf)),
            group(round.group())
                .on(
                    exitBlockOnFail()
                        .on(
                            exec(times::begin),
                            round.journey().of(round.side(), steps),
                            exec(session -> times.end(session, round.group())))))
        .injectOpen(
            constantUsersPerSec(perSecond)
                .during(round.isWarmUp() ? plan.warmUp() : plan.duration()));
  }

  private FeederBuilder<String> csvOf(String kind) {
    return csv(plan.feeds().resolve(kind + ".csv").toString()).queue();
  }

  /** Tells whoever measures that a round begins or has ended. */
  private PopulationBuilder mark(Round round, String what) {
    return scenario(what + " " + round.id())
        .exec(
            http(what)
                .get(plan.marks() + "/" + round.id() + "/" + what)
                .silent()
                .check(status().is(200)))
        .injectOpen(atOnceUsers(1));
  }
}
