package hu.ugyfelkapu.keycloak.registry.lifecycle;

/**
 * How many registrations are due; as JSON the answer to a dry run.
 *
 * @param noticesDue that would get an expiry notice
 * @param temporaryDue that have been temporary for too long
 * @param toBeActivatedDue that were not activated in time
 * @param expiredDue whose validity and grace are over
 */
public record LifecycleCounts(
    long noticesDue, long temporaryDue, long toBeActivatedDue, long expiredDue) {}
