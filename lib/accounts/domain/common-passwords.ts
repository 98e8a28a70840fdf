/**
 * Words, names and keyboard walks that people choose most, in lower case, without accents, without the digits and signs they put
 * around them: a password is reduced the same way before it is looked up. This project's own selection; it is small because the
 * browser gets it too, and because twelve characters of three classes already refuse most of what longer lists hold.
 */
const WORDS = `
password passwort passord contrasena motdepasse monmotdepasse nouveaumotdepasse motdepass mdp secret topsecret changeme changezmoi
achanger temporaire temporary provisoire default defaut welcome bienvenue bonjour bonsoir salut hello helloworld coucou admin
administrator administrateur administration root toor test tester testing essai demo demonstration guest invite user utilisateur
username login logon connexion identifiant access acces letmein ouvretoi opensesame sesame masterkey master superuser superman batman
iloveyou jetaime jetaimemoncoeur moncoeur monamour amour doudou loulou chouchou cheri cherie bisous princesse princess prince
soleil sunshine nuage etoile lune printemps automne ete hiver summer winter spring autumn janvier fevrier mars avril mai juin juillet
aout septembre octobre novembre decembre january february march april june july august september october november december
lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
football footballeur baseball basketball soccer hockey tennis rugby zidane mbappe ronaldo messi liverpool chelsea arsenal barcelona
barcelone realmadrid marseille parissaintgermain parissg psgpsg olympique olympiquedemarseille olympiquelyonnais allezlesbleus
france lafrance vivelafrance paris lyon toulouse bordeaux nantes lille strasbourg montpellier rennes nice bretagne normandie alsace
corse provence republique liberte egalite fraternite marianne louvre tour toureiffel
dragon monkey shadow tigger tiger panther eagle falcon phoenix pegasus licorne unicorn chien chat chaton lapin cheval poisson
papillon butterfly flower fleur chocolat chocolate banane pomme orange cookie cheese fromage croissant baguette camembert vanille
michael jordan michelle jennifer jessica ashley daniel thomas robert andrew joshua matthew charlie george nicolas alexandre julien
maxime antoine pierre jean jacques philippe francois christophe laurent stephane sebastien olivier vincent guillaume mathieu
romain benjamin camille marie sophie julie nathalie isabelle sandrine caroline stephanie valerie celine aurelie emilie charlotte
pauline manon chloe lea emma louise alice jules lucas hugo louis gabriel raphael arthur
starwars startrek pokemon pikachu naruto minecraft fortnite callofduty zelda mario supermario nintendo playstation xbox matrix
jamesbond harrypotter hogwarts gandalf frodo skywalker darthvader asterix obelix tintin milou
computer ordinateur internet windows microsoft google facebook instagram whatsapp twitter linkedin youtube amazon apple iphone android
samsung orangefr freefree wanadoo laposte linux ubuntu oracle server serveur database cisco network reseau router
freedom forever whatever nothing money argent business company entreprise societe bureau office travail work boulot boss patron
facture factures facturation invoice invoices billing comptable comptabilite compta accounting tresor tresorerie finance finances
marche marchepublic fournisseur supplier commande client mairie commune prefecture region departement ministere collectivite hopital
chorus choruspro chorale portail portal impots dgfip aife siret siren urssaf
qwerty qwertz azerty azertyuiop qwertyuiop qwertzuiop azertyuiopqsdfghjklm qwertyuiopasdfghjkl azertyuiopqsdf azertyqsdfgh qwertyasdfgh
qsdfghjklm asdfghjkl asdfghjklm asdfgh qsdfgh asdf qsdf wxcvbn zxcvbnm zxcvbn wxcv zxcv azer qwer azert qwert poiuytreza poiuytrewq
mlkjhgfdsq lkjhgfdsa nbvcxw mnbvcxz azeqsd azeqsdwxc qweasd qweasdzxc azsqed aqwzsx aqwzsxedc qazwsx qazwsxedc wsxedc edcrfv
qazwsxedcrfv aqwzsxedcrfv zaqxsw zaqwsx azaz qwqw abcd abcde abcdef abcdefg abcdefgh abcdefghij abcdefghijkl abcdefghijklm
abcdefghijklmnopqrstuvwxyz abc abcabc zyxwvu alphabet
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1a2z3e4r 1a2z3e4r5t 1a2z3e4r5t6y q2w3e4r5t6y a2z3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1aqw2zsx 1aqw2zsx3edc
q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 a1z2e3r4 a1z2e3r4t5 a1z2e3r4t5y6 a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 1a2b3c4d 1a2b3c4d5e 1a2b3c4d5e6f abc123def456
jesuisla jesuiscontent jesus maria ange angel angels lovely loveme lovelove forever killer hunter ranger soldier warrior ninja
trustno trustnoone nimportequoi nimporte personne quelquun jenesaispas jesaispas oubliepas toto tata titi tutu tototiti blabla
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ""));
