using HarOrleans.Host.Reading;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A cell of the confusion matrix.</summary>
/// <param name="Actual">The row's class, an index.</param>
/// <param name="Predicted">The column's class, an index.</param>
internal sealed record MatrixCell(int Actual, int Predicted)
{
    /// <summary>Reads <c>ACTUAL:PREDICTED</c>, two names of classes.</summary>
    /// <exception cref="BadInputException">It is not of that form, or a class is unknown.</exception>
    internal static MatrixCell Parse(string option, string text, IReadOnlyList<string> classes)
    {
        var names = text.Split(':');
        if (names.Length != 2)
        {
            throw new BadInputException($"{option} '{text}': this is no cell. Give two classes, the actual and the predicted one, for example {classes[0]}:{classes[^1]}.");
        }

        int Index(string name) => classes.Index().Where(each => each.Item == name).Select(each => (int?)each.Index).FirstOrDefault() ?? throw new BadInputException(
            $"{option} '{text}': there is no class '{name}'. Nearest: {string.Join(", ", Nearest.Names(name, classes))}. The classes are {string.Join(", ", classes)}.");
        return new MatrixCell(Index(names[0]), Index(names[1]));
    }
}
