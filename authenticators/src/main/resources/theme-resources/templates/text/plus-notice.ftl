<#ftl output_format="plainText">
${msg("ugyfelkapuNotice." + change + ".what")}

${msg("ugyfelkapuMailWhen", time)}
${msg("ugyfelkapuMailWhere", serviceName)}

${msg("ugyfelkapuNotice." + change + ".now")}

${msg("ugyfelkapuMailNotYou")} ${msg("ugyfelkapuMailNotYouDo")}

${msg("ugyfelkapuMailNoReply")}
