using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HarOrleans.Abstractions;
using HarOrleans.Optimization;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server;

/// <summary>Objectives, samplers and pruners of a team's own, from assemblies that the server does not know.</summary>
public static class ObjectiveAssemblies
{
    /// <summary>The environment variable that names them, as <see cref="AddObjectivesFrom"/> takes them.</summary>
    public const string Variable = "HAR_OBJECTIVES";

    private const string Advice = "Build it against the HarOrleans.Abstractions of this server, and name the built DLL or its folder.";

    private static readonly Type[] Kinds = [typeof(IObjective), typeof(ISamplerFactory), typeof(IPrunerFactory)];

    /// <summary>
    /// Registers what some assemblies bring: each class that implements <see cref="IObjective"/>, <see cref="ISamplerFactory"/> or <see cref="IPrunerFactory"/> and can be made; its
    /// constructor's arguments come from the server's services. A sampler or pruner that has a built-in one's name takes its place. Their code runs with the rights of the server: name
    /// only files that you trust.
    /// </summary>
    /// <param name="services">The server's services.</param>
    /// <param name="paths">
    /// Files, or folders of which every DLL that refers to HarOrleans.Abstractions or HarOrleans.Optimization is taken, except those that the server brings itself; several separated as in PATH. Null or empty for none.
    /// </param>
    /// <exception cref="ObjectiveAssemblyException">A path is not there, or is no assembly with any of them, or one cannot be loaded.</exception>
    public static IServiceCollection AddObjectivesFrom(this IServiceCollection services, string? paths)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var path in (paths ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            foreach (var type in Files(path).SelectMany(Found).ToList())
            {
                foreach (var kind in Kinds.Where(type.IsAssignableTo))
                {
                    services.AddSingleton(kind, type);
                }
            }
        }

        return services;
    }

    /// <summary>Makes sure that no two objectives have the same name, and that all can be made.</summary>
    /// <param name="provider">The built server's services.</param>
    /// <exception cref="ObjectiveAssemblyException">Two have the same name, or one cannot be made.</exception>
    public static void CheckObjectives(this IServiceProvider provider)
    {
        IObjective[] all;
        try
        {
            all = [.. provider.GetServices<IObjective>()];
        }
        catch (InvalidOperationException e)
        {
            throw new ObjectiveAssemblyException("objectives", $"an objective cannot be made: {e.Message.TrimEnd('.')}", "Give its constructor only arguments that the server has.", e);
        }

        if (all.GroupBy(each => each.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            var places = string.Join(" and ", twice.Select(each => each.GetType().Assembly.GetName().Name).Distinct());
            throw new ObjectiveAssemblyException("objectives", $"the name '{twice.Key}' is taken twice, in {places}", "Give the objective another Name.");
        }
    }

    private static string[] Files(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        if (!Directory.Exists(path))
        {
            throw new ObjectiveAssemblyException(path, "there is no such file or folder", Advice);
        }

        string[] files = [.. Directory.EnumerateFiles(Path.GetFullPath(path), "*.dll").Where(IsOfObjectives).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new ObjectiveAssemblyException(path, "no DLL in this folder refers to HarOrleans.Abstractions or HarOrleans.Optimization", Advice);
    }

    /// <summary>Looks at the references without loading anything.</summary>
    private static bool IsOfObjectives(string file)
    {
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file))))
        {
            return false;
        }

        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        var wanted = Kinds.Select(kind => kind.Assembly.GetName().Name).ToHashSet();
        return metadata.AssemblyReferences.Any(each => wanted.Contains(metadata.GetString(metadata.GetAssemblyReference(each).Name)));
    }

    private static IReadOnlyList<Type> Found(string file)
    {
        try
        {
            var assembly = new ObjectiveContext(file).LoadFromAssemblyPath(file);
            Type[] found = [.. assembly.GetTypes().Where(each => each is { IsAbstract: false, IsClass: true, ContainsGenericParameters: false } && Kinds.Any(each.IsAssignableTo))];
            return found.Length > 0 ? found : throw new ObjectiveAssemblyException(file, "no class in it implements IObjective, ISamplerFactory or IPrunerFactory", Advice);
        }
        catch (BadImageFormatException e)
        {
            throw new ObjectiveAssemblyException(file, "this is no .NET assembly", Advice, e);
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new ObjectiveAssemblyException(file, $"a type in it cannot be loaded: {e.LoaderExceptions.FirstOrDefault()?.Message.TrimEnd('.')}", Advice, e);
        }
    }
}
