using CoopBot.Grounding;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Endpoints;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CoopBot.Host.Telemetry;

/// <summary>OpenTelemetry: traces and metrics of requests and stages.</summary>
internal static class TelemetryServices
{
    /// <summary>The standard variable that says where they go; without it they go nowhere.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds traces and metrics, and their exporter where one is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .WithTracing(static t => t.AddSource(StageTelemetry.Name, ChatModelServices.TelemetryName, EmbeddingModelServices.TelemetryName).AddAspNetCoreInstrumentation())
            .WithMetrics(static m => m.AddMeter(
                StageTelemetry.Name, ChatModelServices.TelemetryName, EmbeddingModelServices.TelemetryName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"));
        if (!string.IsNullOrEmpty(configuration[Endpoint]))
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }
}
