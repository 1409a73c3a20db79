<#ftl output_format="plainText">
${msg("ugyfelkapuTelephoneMail.what")}

${password}

${msg("ugyfelkapuTelephoneMail.until", usableUntil)}

${msg("ugyfelkapuTelephoneMail.change")}

${msg("ugyfelkapuTelephoneMail.id")}

${msg("ugyfelkapuTelephoneMail.secret")}

${msg("ugyfelkapuTelephoneMail.notYou")} ${msg("ugyfelkapuMailNotYouDo")}

${msg("ugyfelkapuMailWhere", serviceName)}
${msg("ugyfelkapuMailNoReply")}
