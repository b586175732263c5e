using System.Runtime.CompilerServices;

namespace EventBooking.UnitTests.Architecture;

public sealed class ClassTests
{
    [Fact]
    public void Classes_are_sealed_unless_derived_from()
    {
        var types = OwnProjects.Assemblies.SelectMany(assembly => assembly.GetTypes()).ToList();
        var bases = types.Select(type => type.BaseType)
            .OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
            .ToHashSet();

        types.Where(type => type is { IsClass: true, IsSealed: false } && !bases.Contains(type) && !IsGenerated(type))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    // By the compiler (a program without a class included), by a source generator, of a Razor file or by the tool that writes migrations.
    private static bool IsGenerated(Type type) =>
        type == type.Assembly.EntryPoint?.DeclaringType
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || type.Name == "_Imports"
        || type.GetInterface("Microsoft.AspNetCore.Components.IComponent") is not null
        || type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) == true
        || (type.DeclaringType is { } owner && IsGenerated(owner));
}
