<#ftl output_format="plainText">
${msg("ugyfelkapuCode." + purpose + ".what")}

${code}

${msg("ugyfelkapuCodeRequest", requestId)}

${msg("ugyfelkapuCodeValid", minutes, validUntil)}

${msg("ugyfelkapuCodeSecret")}

${msg("ugyfelkapuCodeNotYou")} ${msg("ugyfelkapuCode." + purpose + ".notYou")}

${msg("ugyfelkapuMailWhere", serviceName)}
${msg("ugyfelkapuMailNoReply")}
