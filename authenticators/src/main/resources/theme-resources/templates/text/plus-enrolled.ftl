<#ftl output_format="plainText">
${msg("ugyfelkapuPlusEnrolledWhat")}

${msg("ugyfelkapuPlusEnrolledWhen", time)}
${msg("ugyfelkapuPlusEnrolledWhere", serviceName)}

${msg("ugyfelkapuPlusEnrolledFromNow")}

${msg("ugyfelkapuPlusEnrolledNotYou")} ${msg("ugyfelkapuPlusEnrolledNotYouDo")}

${msg("ugyfelkapuPlusEnrolledNoReply")}
