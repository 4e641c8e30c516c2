using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Distributions in the JSON form in which Optuna stores and sends them.</summary>
public static class OptunaDistributionJson
{
    /// <summary>Writes <c>{"name": …, "attributes": {…}}</c>. The upper bound is the last value of the grid, where there is one.</summary>
    public static string Write(Distribution distribution)
    {
        var attributes = Distributions.WithReachedHigh(distribution) switch
        {
            FloatDistribution real => $"\"step\": {(real.Step is { } step ? PythonJson.Of(step) : "null")}, \"low\": {PythonJson.Of(real.Low)}, \"high\": {PythonJson.Of(real.High)}, \"log\": {(real.Log ? "true" : "false")}",
            IntDistribution whole => FormattableString.Invariant($"\"log\": {(whole.Log ? "true" : "false")}, \"step\": {whole.Step}, \"low\": {whole.Low}, \"high\": {whole.High}"),
            CategoricalDistribution choices => $"\"choices\": [{string.Join(", ", choices.Choices.Select(PythonJson.Of))}]",
            _ => throw new ArgumentException($"Unknown distribution {distribution}.", nameof(distribution)),
        };
        return $"{{\"name\": \"{distribution.GetType().Name}\", \"attributes\": {{{attributes}}}}}";
    }

    /// <summary>
    /// Reads what Optuna writes, in the names of today and in those up to version 2 (Uniform, LogUniform, DiscreteUniform, IntUniform, IntLogUniform). Takes NaN and
    /// infinities as choices. <see cref="FormatException"/> says what is wrong with anything else.
    /// </summary>
    public static Distribution Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(PythonJson.Strict(json));
            var attributes = document.RootElement.GetProperty("attributes");
            var name = document.RootElement.GetProperty("name").GetString();
            var read = Read(name, attributes);
            var errors = SpaceValidator.ErrorsOf(read).Where(error => !error.EndsWith("is not a finite number.", StringComparison.Ordinal)).ToList();
            return errors.Count == 0 ? read : throw new FormatException($"{name}: {string.Join(" ", errors)}");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"'{json}' is no distribution in Optuna's form: {error.Message}", error);
        }
    }

    private static Distribution Read(string? name, JsonElement attributes)
    {
        double Number(string attribute) => attributes.GetProperty(attribute).GetDouble();
        long Integer(JsonElement number) => number.TryGetInt64(out var whole) ? whole : (long)number.GetDouble();
        long Whole(string attribute) => Integer(attributes.GetProperty(attribute));
        bool Flag(string attribute) => attributes.TryGetProperty(attribute, out var flag) && flag.GetBoolean();
        long Step() => attributes.TryGetProperty("step", out var step) && step.ValueKind == JsonValueKind.Number ? Integer(step) : 1;
        return name switch
        {
            nameof(FloatDistribution) => new FloatDistribution(
                Number("low"), Number("high"), Flag("log"), attributes.TryGetProperty("step", out var step) && step.ValueKind == JsonValueKind.Number ? step.GetDouble() : null),
            nameof(IntDistribution) => new IntDistribution(Whole("low"), Whole("high"), Flag("log"), Step()),
            nameof(CategoricalDistribution) => new CategoricalDistribution([.. attributes.GetProperty("choices").EnumerateArray().Select(PythonJson.ToValue)]),
            "UniformDistribution" => new FloatDistribution(Number("low"), Number("high")),
            "LogUniformDistribution" => new FloatDistribution(Number("low"), Number("high"), Log: true),
            "DiscreteUniformDistribution" => new FloatDistribution(Number("low"), Number("high"), Step: Number("q")),
            "IntUniformDistribution" => new IntDistribution(Whole("low"), Whole("high"), Step: Step()),
            "IntLogUniformDistribution" => new IntDistribution(Whole("low"), Whole("high"), Log: true),
            _ => throw new FormatException($"'{name}' is no distribution that Optuna has."),
        };
    }
}
