package hu.ugyfelkapu.keycloak.load;

import io.gatling.javaapi.core.ChainBuilder;

/** What a citizen comes for. */
enum Journey {
  LOGIN {
    @Override
    ChainBuilder of(Side side, Steps steps) {
      return side.login(steps);
    }

    @Override
    double perSecond(Plan plan) {
      return plan.loginsPerSecond();
    }
  },

  ENROLMENT {
    @Override
    ChainBuilder of(Side side, Steps steps) {
      return side.enrolment(steps);
    }

    @Override
    double perSecond(Plan plan) {
      return plan.enrolmentsPerSecond();
    }
  };

  abstract ChainBuilder of(Side side, Steps steps);

  /** How many begin in a second. */
  abstract double perSecond(Plan plan);
}
