<#ftl output_format="plainText">
${msg("ugyfelkapuExpiry.what")}

${msg("ugyfelkapuExpiry.end")} ${end}
${msg("ugyfelkapuExpiry.userName", userName)}
${msg("ugyfelkapuExpiry.service", serviceName)}

${msg("ugyfelkapuExpiry.task")} ${msg("ugyfelkapuExpiry." + way)}

${msg("ugyfelkapuExpiry.afterwards")}

${msg("ugyfelkapuExpiry.help")}

${msg("ugyfelkapuExpiry.noReply")}
